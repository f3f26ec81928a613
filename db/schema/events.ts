import { sql } from "drizzle-orm";
import { bigint, check, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { users } from "./accounts";
import { eventKinds } from "./choices";
import { instant } from "./columns";
import { consultations } from "./consultations";

/** The number of each account's latest event. Its lock orders the events of an account by their commits, so that nobody sees a later one before an earlier one. */
export const eventCounters = pgTable("event_counters", {
  accountId: uuid("account_id").primaryKey().references(() => users.id, { onDelete: "cascade" }),
  last: bigint({ mode: "number" }).notNull(),
});

/** What an account's stream tells, for a day. Kinds and ids only, never health data. */
export const accountEvents = pgTable(
  "account_events",
  {
    accountId: uuid("account_id").notNull().references(() => users.id, { onDelete: "cascade" }),
    /** 1, 2, 3 … for each account. */
    seq: bigint({ mode: "number" }).notNull(),
    kind: text({ enum: eventKinds }).notNull(),
    consultationId: uuid("consultation_id").references(() => consultations.id, { onDelete: "cascade" }),
    at: instant("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.seq] }),
    index("account_events_at").on(t.at),
    check("account_events_kind", sql`${t.kind} in ('visit', 'room', 'message', 'mode', 'notice')`),
  ],
);
