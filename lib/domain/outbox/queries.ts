import { and, count, eq, inArray, isNull, lte, min, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { outbox } from "@/db/schema/kernel";
import { statement } from "@/db/statement";
import type { Backlog } from "@/lib/platform/telemetry/job-metrics";

/** An event that only this process may deliver, until `leaseSeconds` have passed. */
export interface ClaimedEvent {
  id: string;
  topic: string;
  payload: Record<string, string | number | boolean | null>;
  /** How often delivery was tried, this time included. */
  attempts: number;
  /** The parts of the event that have been delivered. */
  sent: string[];
  createdAt: Date;
}

/** The result of one attempt. */
export interface Outcome {
  /** Undefined if everything was delivered. */
  error?: string;
  sent: string[];
  /** Seconds until the next attempt; undefined if the event is given up. */
  retryAfterSeconds?: number;
}

/**
 * Claims the events that are due, oldest first, and leases them: other processes skip them. If this process dies before it
 * records the result, the lease expires and the events are due again.
 */
export async function claimEvents(db: Db, limit: number, leaseSeconds: number): Promise<ClaimedEvent[]> {
  const rows = await selectDue(db, { limit, leaseSeconds });
  return rows
    .map(({ createdAt, ...row }) => ({ ...row, createdAt: new Date(createdAt) }))
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1));
}

/**
 * Runs every second, so its text is built once. The column rounds times to milliseconds, up or down. The current time must be
 * rounded in the same way, otherwise an event that is due now might not be due yet.
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

/** Matches the event only if this attempt may still update it: it may not once the lease has expired and another process has claimed the event. */
const isMine = ({ id, attempts }: ClaimedEvent) => and(eq(outbox.id, id), eq(outbox.attempts, attempts), isNull(outbox.deliveredAt));

/** Renews the lease and records the parts that were delivered. False if another process has claimed the event, or it is delivered. */
export async function renewLease(db: Db, event: ClaimedEvent, sent: string[], leaseSeconds: number): Promise<boolean> {
  const nextAttemptAt = sql`now() + ${leaseSeconds} * interval '1 second'`;
  const rows = await db.update(outbox).set({ sent, nextAttemptAt }).where(isMine(event)).returning({ id: outbox.id });
  return rows.length > 0;
}

/** Records the result of the attempt. False, and nothing is written, if another process has claimed the event, or it is delivered. */
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

/** How many events wait, since when, and how many were given up. */
export async function measureBacklog(db: Db): Promise<Backlog> {
  const age = sql<number>`coalesce(extract(epoch from now() - ${min(outbox.createdAt)}), 0)::float8`;
  const [[waiting], [dead]] = await Promise.all([
    db.select({ count: count(), age }).from(outbox).where(and(isNull(outbox.deliveredAt), isNull(outbox.deadAt))),
    db.select({ count: count() }).from(outbox).where(sql`${outbox.deadAt} is not null`),
  ]);
  return { waiting: waiting?.count ?? 0, oldestSeconds: waiting?.age ?? 0, dead: dead?.count ?? 0 };
}

/** Deletes up to `limit` events that were delivered before `before`; returns how many. */
export async function deleteDelivered(db: Db, before: Date, limit: number): Promise<number> {
  const old = db.select({ id: outbox.id }).from(outbox).where(lte(outbox.deliveredAt, before)).limit(limit);
  const rows = await db.delete(outbox).where(inArray(outbox.id, old)).returning({ id: outbox.id });
  return rows.length;
}
