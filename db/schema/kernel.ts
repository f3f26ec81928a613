import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
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

/** Events that must have an effect after their commit: mail, push, webhooks. Payloads hold ids, never health data. */
export const outbox = pgTable(
  "outbox",
  {
    id: id(),
    topic: text().notNull(),
    payload: jsonb().$type<Record<string, string | number | boolean | null>>().notNull(),
    createdAt: createdAt(),
    deliveredAt: instant("delivered_at"),
    attempts: smallint().notNull().default(0),
    /** When the next attempt is due. While a process delivers the event: when its lease expires. */
    nextAttemptAt: instant("next_attempt_at").notNull().default(sql`now()`),
    /** The recipients whose mail was sent already, so that a second attempt sends only the rest. */
    sent: text().array().notNull().default(sql`'{}'`),
    /** When it was given up; null unless it was. */
    deadAt: instant("dead_at"),
    /** A code, never a message: messages quote addresses. */
    lastError: text("last_error"),
  },
  (t) => [
    index("outbox_due").on(t.nextAttemptAt).where(sql`delivered_at is null and dead_at is null`),
    index("outbox_delivered").on(t.deliveredAt).where(sql`delivered_at is not null`),
    index("outbox_dead").on(t.deadAt).where(sql`dead_at is not null`),
  ],
);
