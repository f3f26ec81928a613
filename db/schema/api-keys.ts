import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { apiScopes } from "./choices";
import { users } from "./accounts";
import { createdAt, id, instant } from "./columns";

/** The keys that partners' programs sign in with. An administrator makes a key; only its hash is kept. */
export const apiKeys = pgTable(
  "api_keys",
  {
    id: id(),
    /** The partner, and what the key is for. */
    name: text().notNull(),
    scopes: text({ enum: apiScopes }).array().notNull(),
    /** The part of the key that may be shown, to tell keys apart. */
    prefix: text().notNull(),
    /** SHA-256 of the whole key, which has 256 random bits. */
    keyHash: text("key_hash").notNull(),
    createdBy: uuid("created_by").notNull().references(() => users.id, { onDelete: "restrict" }),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
    /** Exact to the minute. */
    lastUsedAt: instant("last_used_at"),
    revokedAt: instant("revoked_at"),
    revokedBy: uuid("revoked_by").references(() => users.id, { onDelete: "restrict" }),
  },
  (t) => [
    uniqueIndex("api_keys_hash").on(t.keyHash),
    uniqueIndex("api_keys_prefix").on(t.prefix),
    index("api_keys_created").on(t.createdAt, t.id),
    check("api_keys_scopes", sql`cardinality(${t.scopes}) > 0 and ${t.scopes} <@ array['doctors:read', 'availability:read', 'prescriptions:verify', 'prescriptions:dispense']`),
    check("api_keys_life", sql`${t.expiresAt} > ${t.createdAt} and ${t.expiresAt} <= ${t.createdAt} + interval '367 days'`),
  ],
);
