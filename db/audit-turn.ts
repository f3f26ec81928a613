import type postgres from "postgres";

/**
 * Sees to it that rows of the audit to come have a higher `turn` than all that are there. A turn is the id of the writing
 * transaction, which only grows within a cluster; a dump restored into a new cluster begins anew. There the turns of
 * later rows are raised above those it brought along, before the first of them is written.
 */
export async function keepTurnsRising(client: postgres.Sql): Promise<void> {
  const [row] = await client<{ isBehind: boolean; raise: string }[]>`
    select last >= audit_turn(pg_current_xact_id()) as "isBehind", last + 1 - pg_current_xact_id()::text::bigint as raise
    from (select coalesce(max(turn), 0) as last from audit_logs) as written`;
  if (!row?.isBehind) return;
  await client.unsafe(`create or replace function audit_turn(x xid8) returns bigint language sql stable parallel safe return x::text::bigint + ${BigInt(row.raise)}`);
}
