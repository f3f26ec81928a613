import { and, count, inArray, isNull, lte, min, sql } from "drizzle-orm";
import { fromDrizzle } from "pg-boss";
import type { Db } from "@/db/client";
import { deliveries, outbox } from "@/db/schema/kernel";
import { transaction } from "@/db/transaction";
import type { Backlog } from "@/lib/platform/telemetry/job-metrics";

/** An event on its way to a consumer. */
export interface ClaimedEvent {
  id: string;
  topic: string;
  payload: Record<string, string | number | boolean | null>;
  /** How often the consumer was tried, this time included. */
  attempts: number;
  /** The recipients whom the version before, which had no queues, has sent their mail. */
  sent: string[];
  createdAt: Date;
}

/** An event that was not handed to the queues yet. */
export type WaitingEvent = Omit<ClaimedEvent, "attempts">;

/** Runs statements inside the relay's transaction; what pg-boss takes as `db`. */
export type Statements = ReturnType<typeof fromDrizzle>;

/** Only one process hands events over at a time, so that their order is kept. */
const RELAY = 0x6f757462;

/**
 * Hands the oldest waiting events over and marks them, in one transaction: `send` puts them into the queues with the statements it is
 * given. Of the events about one thing only the first is handed over each time, so that the queue sees an order between them.
 *
 * @returns how many events it took; 0 if another process is handing over
 */
export const handOver = (limit: number, keyOf: (event: WaitingEvent) => string, send: (events: WaitingEvent[], db: Statements) => Promise<void>): Promise<number> =>
  transaction(async (db) => {
    const [lock] = await db.execute<{ taken: boolean }>(sql`select pg_try_advisory_xact_lock(${RELAY}) as taken`);
    if (!lock?.taken) return { value: 0 };
    const rows = await db
      .select({ id: outbox.id, topic: outbox.topic, payload: outbox.payload, sent: outbox.sent, createdAt: outbox.createdAt })
      .from(outbox)
      // The lease of the version before is in `next_attempt_at`. The column rounds to milliseconds, up or down, and so must the current time.
      .where(and(isNull(outbox.deliveredAt), isNull(outbox.deadAt), lte(outbox.nextAttemptAt, sql`now()::timestamptz(3)`)))
      .orderBy(outbox.seq)
      .limit(limit)
      .for("update", { skipLocked: true });
    const keys = new Set<string>();
    const first = rows.filter((event) => !keys.has(keyOf(event)) && keys.add(keyOf(event)));
    if (first.length === 0) return { value: 0 };
    await send(first, fromDrizzle(db, sql));
    await db.update(outbox).set({ deliveredAt: sql`now()` }).where(inArray(outbox.id, first.map(({ id }) => id)));
    return { value: first.length };
  });

/** What one mail or text message of an event is. */
interface Part {
  eventId: string;
  channel: "email" | "sms";
  recipient: string;
}

/** Whether a server that did not answer may have taken the mail is not known. It is given once more, and then no more. */
const MOST_UNANSWERED = 2;

/** Notes that a part is about to be sent. False if it was sent, or may have been sent twice. */
export async function beginDelivery(db: Db, part: Part): Promise<{ mayBegin: boolean; isSent: boolean }> {
  const [row] = await db
    .insert(deliveries)
    .values({ ...part, unanswered: 1 })
    .onConflictDoUpdate({
      target: [deliveries.eventId, deliveries.channel, deliveries.recipient],
      set: { unanswered: sql`${deliveries.unanswered} + 1` },
      setWhere: sql`${deliveries.sentAt} is null and ${deliveries.unanswered} < ${MOST_UNANSWERED}`,
    })
    .returning({ eventId: deliveries.eventId });
  if (row) return { mayBegin: true, isSent: false };
  const [kept] = await db.select({ sentAt: deliveries.sentAt }).from(deliveries).where(isPart(part));
  return { mayBegin: false, isSent: kept?.sentAt != null };
}

/** Notes what became of a part: sent, certainly not sent, or not known. */
export async function endDelivery(db: Db, part: Part, outcome: "sent" | "refused" | "unknown"): Promise<void> {
  if (outcome === "unknown") return;
  const set = outcome === "sent" ? { sentAt: sql`now()`, unanswered: 0 } : { unanswered: sql`greatest(${deliveries.unanswered} - 1, 0)` };
  await db.update(deliveries).set(set).where(isPart(part));
}

const isPart = ({ eventId, channel, recipient }: Part) => sql`${deliveries.eventId} = ${eventId} and ${deliveries.channel} = ${channel} and ${deliveries.recipient} = ${recipient}`;

/** How many events wait to be handed over, and since when. */
export async function measureBacklog(db: Db): Promise<Backlog> {
  const age = sql<number>`coalesce(extract(epoch from now() - ${min(outbox.createdAt)}), 0)::float8`;
  const [waiting] = await db.select({ count: count(), age }).from(outbox).where(and(isNull(outbox.deliveredAt), isNull(outbox.deadAt)));
  return { waiting: waiting?.count ?? 0, oldestSeconds: waiting?.age ?? 0 };
}

/** Deletes up to `limit` events that were handed over before `before`; returns how many. Those that an administrator can try again stay. */
export async function deleteDelivered(db: Db, before: Date, limit: number): Promise<number> {
  const old = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(lte(outbox.deliveredAt, before), sql`not exists (select from pgboss.job dead where dead.name = 'events.dead' and dead.data ->> 'id' = ${outbox.id}::text)`))
    .limit(limit);
  const rows = await db.delete(outbox).where(inArray(outbox.id, old)).returning({ id: outbox.id });
  return rows.length;
}
