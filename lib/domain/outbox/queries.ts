import { and, count, eq, inArray, isNull, lte, min, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { outbox } from "@/db/schema/kernel";
import { statement } from "@/db/statement";
import type { Backlog } from "@/lib/platform/telemetry/job-metrics";

/** An event that is being delivered by this process alone, until `leaseSeconds` have passed. */
export interface ClaimedEvent {
  id: string;
  topic: string;
  payload: Record<string, string | number | boolean | null>;
  /** How often it has been tried, this time included. */
  attempts: number;
  /** What of it has arrived already. */
  sent: string[];
  createdAt: Date;
}

/** What became of one attempt. */
export interface Outcome {
  /** Undefined where all of it has arrived. */
  error?: string;
  sent: string[];
  /** Seconds until it is tried again; undefined where it is given up. */
  retryAfterSeconds?: number;
}

/**
 * Takes the events that are due, the oldest first, and leases them: others pass over them, and they are due again where
 * this process does not live to tell what became of them.
 */
export async function claimEvents(db: Db, limit: number, leaseSeconds: number): Promise<ClaimedEvent[]> {
  const rows = await selectDue(db, { limit, leaseSeconds });
  return rows
    .map(({ createdAt, ...row }) => ({ ...row, createdAt: new Date(createdAt) }))
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1));
}

/**
 * Asked every second, so its text is built once. The column rounds to milliseconds, up as well as down: so does the time it
 * is compared with, or what was due just now would not be due yet.
 */
const selectDue = statement<{ limit: number; leaseSeconds: number }, Omit<ClaimedEvent, "createdAt"> & { createdAt: string }>(
  () => sql`
    with due as materialized (
      select id from ${outbox}
      where delivered_at is null and dead_at is null and next_attempt_at <= now()::timestamptz(3)
      order by next_attempt_at, id limit ${sql.placeholder("limit")} for update skip locked)
    update ${outbox} o set attempts = attempts + 1, next_attempt_at = now() + ${sql.placeholder("leaseSeconds")} * interval '1 second'
    from due where o.id = due.id
    returning o.id, topic, payload, attempts, sent, created_at as "createdAt"`,
);

/** What this attempt may still write to: until its lease has run out and somebody else has claimed the event. */
const isMine = ({ id, attempts }: ClaimedEvent) => and(eq(outbox.id, id), eq(outbox.attempts, attempts), isNull(outbox.deliveredAt));

/** Leases the event anew and writes down what of it has arrived. False where it is somebody else's by now, or delivered. */
export async function renewLease(db: Db, event: ClaimedEvent, sent: string[], leaseSeconds: number): Promise<boolean> {
  const nextAttemptAt = sql`now() + ${leaseSeconds} * interval '1 second'`;
  const rows = await db.update(outbox).set({ sent, nextAttemptAt }).where(isMine(event)).returning({ id: outbox.id });
  return rows.length > 0;
}

/** Writes what became of the attempt. False, and nothing written, where the event is somebody else's by now, or delivered. */
export async function settleEvent(db: Db, event: ClaimedEvent, { error, sent, retryAfterSeconds }: Outcome): Promise<boolean> {
  const next =
    error === undefined
      ? { deliveredAt: sql`now()`, lastError: null }
      : retryAfterSeconds === undefined
        ? { deadAt: sql`now()`, sent, lastError: error.slice(0, 100) }
        : { nextAttemptAt: sql`now() + ${retryAfterSeconds} * interval '1 second'`, sent, lastError: error.slice(0, 100) };
  const rows = await db.update(outbox).set(next).where(isMine(event)).returning({ id: outbox.id });
  return rows.length > 0;
}

/** What waits, and what was given up. */
export async function measureBacklog(db: Db): Promise<Backlog> {
  const age = sql<number>`coalesce(extract(epoch from now() - ${min(outbox.createdAt)}), 0)::float8`;
  const [[waiting], [dead]] = await Promise.all([
    db.select({ count: count(), age }).from(outbox).where(and(isNull(outbox.deliveredAt), isNull(outbox.deadAt))),
    db.select({ count: count() }).from(outbox).where(sql`${outbox.deadAt} is not null`),
  ]);
  return { waiting: waiting?.count ?? 0, oldestSeconds: waiting?.age ?? 0, dead: dead?.count ?? 0 };
}

/** Deletes up to `limit` events that were delivered before `before`; answers how many. */
export async function deleteDelivered(db: Db, before: Date, limit: number): Promise<number> {
  const old = db.select({ id: outbox.id }).from(outbox).where(lte(outbox.deliveredAt, before)).limit(limit);
  const rows = await db.delete(outbox).where(inArray(outbox.id, old)).returning({ id: outbox.id });
  return rows.length;
}
