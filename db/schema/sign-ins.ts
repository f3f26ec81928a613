import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/**
 * Failed passwords and codes, counted per account, per address, and per account at an address (a pair). No row names an
 * account or an address: `key` is a keyed hash. An email without an account is counted like any other.
 */
export const signInCounters = pgTable(
  "sign_in_counters",
  {
    key: text().primaryKey(),
    kind: text({ enum: ["pair", "account", "address", "stepUp"] }).notNull(),
    failures: integer().notNull().default(0),
    lastFailedAt: instant("last_failed_at"),
    /** No attempt is checked before this time. */
    waitUntil: instant("wait_until"),
    /** For a pair: until when it is known, because the person has signed in from this address. Known pairs need not wait when strangers do. */
    knownUntil: instant("known_until"),
    touchedAt: instant("touched_at").notNull().default(sql`now()`),
  },
  (t) => [
    check("sign_in_counters_kind", sql`${t.kind} in ('pair', 'account', 'address', 'stepUp')`),
    check("sign_in_counters_known", sql`${t.knownUntil} is null or ${t.kind} = 'pair'`),
    index("sign_in_counters_age").on(t.touchedAt),
  ],
);
