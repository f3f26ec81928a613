import { inArray, lt, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { signInCounters } from "@/db/schema/sign-ins";
import { type Counter, KNOWN_DAYS, ruleOf, type Standing } from "./growing-waits";

const standing = { kind: signInCounters.kind, waitUntil: signInCounters.waitUntil, knownUntil: signInCounters.knownUntil };

/** The current values of the counters. */
export async function findStandings(db: Db, counters: readonly Counter[]): Promise<Standing[]> {
  return db.select(standing).from(signInCounters).where(inArray(signInCounters.key, counters.map(({ key }) => key)));
}

/** The counters, locked until commit: of many tries at once, each sees the failures of those before it. */
export async function lockStandings(db: Db, counters: readonly Counter[]): Promise<Standing[]> {
  const keys = counters.map(({ key }) => key);
  return db.select(standing).from(signInCounters).where(inArray(signInCounters.key, keys)).orderBy(signInCounters.key).for("update");
}

/** Counts a failure on each counter, and sets how long the next try must wait. */
export async function countFailure(db: Db, counters: readonly Counter[], now: Date): Promise<void> {
  const rows = counters
    .map(({ kind, key }) => ({ kind, key, ...ruleOf(kind) }))
    // Always in the same order, so that two failures at once do not deadlock.
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const at = now.toISOString();
  const rule = sql.join(
    rows.map((row) => sql`(${row.key}, ${row.kind}, ${row.free}::int, ${row.firstWaitSeconds}::int, ${row.longestWaitSeconds}::int, ${row.forgetAfterSeconds}::int)`),
    sql`, `,
  );
  await db.execute(sql`
    with rule (key, kind, free, first_wait, longest_wait, forget_after) as (values ${rule})
    insert into ${signInCounters} as c (key, kind, failures, last_failed_at, touched_at)
    select key, kind, 1, ${at}::timestamptz, ${at}::timestamptz from rule
    on conflict (key) do update set
      last_failed_at = excluded.last_failed_at, touched_at = excluded.touched_at,
      (failures, wait_until) = (
        select counted, case when counted > free then excluded.last_failed_at + make_interval(secs => least(longest_wait, first_wait * power(2, least(counted - free - 1, 20)))) end
        from (select *, case when c.last_failed_at > excluded.last_failed_at - make_interval(secs => forget_after) then c.failures + 1 else 1 end as counted
          from rule where rule.key = c.key) as this)`);
}

/** Records that this person signed in from this address: the pair's failures are cleared, and the pair is known from now on. */
export async function rememberPair(db: Db, { key, kind }: Counter, now: Date): Promise<void> {
  const known = { failures: 0, lastFailedAt: null, waitUntil: null, knownUntil: new Date(now.getTime() + KNOWN_DAYS * 86_400_000), touchedAt: now };
  await db.insert(signInCounters).values({ key, kind, ...known }).onConflictDoUpdate({ target: signInCounters.key, set: known });
}

/** Deletes the counters after a success. */
export async function clearFailures(db: Db, counters: readonly Counter[]): Promise<void> {
  await db.delete(signInCounters).where(inArray(signInCounters.key, counters.map(({ key }) => key)));
}

/** Deletes up to `limit` counters that no rule needs any more. Returns how many. */
export async function deleteStaleCounters(db: Db, untouchedSince: Date, limit: number): Promise<number> {
  const stale = db.select({ key: signInCounters.key }).from(signInCounters).where(lt(signInCounters.touchedAt, untouchedSince)).limit(limit);
  const rows = await db.delete(signInCounters).where(inArray(signInCounters.key, stale)).returning({ kind: signInCounters.kind });
  return rows.length;
}
