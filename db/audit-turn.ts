import type postgres from "postgres";

/**
 * Makes sure that future audit rows get a higher `turn` than all existing ones. A turn is the id of the writing
 * transaction. Within a cluster these ids only grow, but the new cluster that a dump is restored into counts from the
 * beginning. There the turns of later rows are raised above the restored ones, before the first later row is written.
 */
export async function keepTurnsRising(client: postgres.Sql): Promise<void> {
  const [row] = await client<{ isBehind: boolean; raise: string }[]>`
    select last >= audit_turn(pg_current_xact_id()) as "isBehind", last + 1 - pg_current_xact_id()::text::bigint as raise
    from (select coalesce(max(turn), 0) as last from audit_logs) as written`;
  if (!row?.isBehind) return;
  await client.unsafe(`create or replace function audit_turn(x xid8) returns bigint language sql stable parallel safe return x::text::bigint + ${BigInt(row.raise)}`);
}
