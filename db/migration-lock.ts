import { setTimeout as sleep } from "node:timers/promises";
import type postgres from "postgres";
import { StartError } from "@/lib/platform/start/start-error";
import { MIGRATION_LOCK } from "./locks";

const TRY_EVERY_MS = 500;
const SAY_EVERY_MS = 10_000;
const PATIENCE_MS = 300_000;

/**
 * Takes the lock under which one process migrates at a time, and names whoever has it while it waits. A lock belongs to a
 * connection: taken through a pooler it can outlive its process, and would then be waited for in vain.
 *
 * @param say told, in one line, who has the lock: at once and every ten seconds
 * @throws StartError if it is not free within `patienceMs`
 */
export async function lockMigration(client: postgres.Sql, say: (line: string) => void, patienceMs = PATIENCE_MS): Promise<void> {
  const startedAt = performance.now();
  for (let saidAt = -Infinity; ; await sleep(TRY_EVERY_MS)) {
    const [row] = await client`select pg_try_advisory_lock(${MIGRATION_LOCK}) as "isOurs"`;
    if (row?.isOurs) return;
    const now = performance.now();
    const isLate = now - startedAt >= patienceMs;
    if (!isLate && now - saidAt < SAY_EVERY_MS) continue;
    const { pid, words } = await holder(client);
    if (isLate) throw new StartError(`The database is still being migrated by ${words}; if that process is gone, free its lock with: select pg_terminate_backend(${pid})`);
    say(`Waiting for another migration: the lock is held by ${words}.`);
    saidAt = now;
  }
}

async function holder(client: postgres.Sql): Promise<{ pid: number | string; words: string }> {
  // A lock of one number is shown in two halves.
  const [row] = await client`
    select l.pid, coalesce(nullif(a.application_name, ''), 'without a name') as name, a.state, coalesce(host(a.client_addr), 'this machine') as address,
      extract(epoch from coalesce(a.xact_start, a.query_start, a.backend_start))::float8 as since
    from pg_locks l left join pg_stat_activity a on a.pid = l.pid
    where l.locktype = 'advisory' and l.granted and l.database = (select oid from pg_database where datname = current_database())
      and (l.classid::bigint << 32 | l.objid::bigint) = ${MIGRATION_LOCK} and l.objsubid = 1`;
  if (!row) return { pid: "the process", words: "a process that has just ended" };
  return { pid: Number(row.pid), words: `process ${row.pid} of PostgreSQL (application ${row.name}, from ${row.address}, ${row.state ?? "unknown"}, since ${typeof row.since === "number" ? `${new Date(row.since * 1000).toISOString().slice(0, 19).replace("T", " ")} UTC` : "unknown"})` };
}
