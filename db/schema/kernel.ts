import { sql } from "drizzle-orm";
import { bigint, index, jsonb, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, encrypted } from "./columns";

/** The answer to a write, saved in the same transaction as its effect, so that a repeat of the same request gets the same answer. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    /** The account or key that asked, or "guest". */
    scope: text().notNull(),
    /** The use case. */
    route: text().notNull(),
    key: text().notNull(),
    requestHash: text("request_hash").notNull(),
    /** Encrypted, because an answer may contain what a patient said. */
    response: encrypted(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.scope, t.route, t.key] }), index("idempotency_age").using("brin", t.createdAt)],
);

/**
 * Events that must have an effect after their commit: mail, notifications. Payloads hold ids, never health data. The relay hands each to the
 * queues (lib/jobs/relay.ts); everything after that is in the queue's own tables.
 */
export const outbox = pgTable(
  "outbox",
  {
    id: id(),
    topic: text().notNull(),
    payload: jsonb().$type<Record<string, string | number | boolean | null>>().notNull(),
    /** Grows from event to event. Two events about one thing have the order of their commits: both were written under the lock of that thing. */
    seq: bigint({ mode: "number" }).generatedByDefaultAsIdentity(),
    createdAt: createdAt(),
    /** When it was handed to the queues. */
    deliveredAt: instant("delivered_at"),
    // The version before delivered events itself. While it runs beside this one, its lease and the recipients it has served are respected.
    attempts: smallint().notNull().default(0),
    nextAttemptAt: instant("next_attempt_at").notNull().default(sql`now()`),
    sent: text().array().notNull().default(sql`'{}'`),
    deadAt: instant("dead_at"),
    lastError: text("last_error"),
  },
  (t) => [
    index("outbox_due").on(t.nextAttemptAt).where(sql`delivered_at is null and dead_at is null`),
    index("outbox_order").on(t.seq).where(sql`delivered_at is null and dead_at is null`),
    index("outbox_delivered").on(t.deliveredAt).where(sql`delivered_at is not null`),
    index("outbox_dead").on(t.deadAt).where(sql`dead_at is not null`),
  ],
);

/**
 * What of an event was sent to whom: one row for each mail or text message. A consumer that runs a second time sends only what is missing.
 * Rows go with their event.
 */
export const deliveries = pgTable(
  "deliveries",
  {
    eventId: uuid("event_id").notNull().references(() => outbox.id, { onDelete: "cascade" }),
    channel: text({ enum: ["email", "sms"] }).notNull(),
    /** Names the recipient within the event, such as `patient`. */
    recipient: text().notNull(),
    /** How often it was given to the server without an answer whether it was taken. */
    unanswered: smallint().notNull().default(0),
    sentAt: instant("sent_at"),
  },
  (t) => [primaryKey({ columns: [t.eventId, t.channel, t.recipient] })],
);
