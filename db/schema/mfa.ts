import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { mfaResetStatuses } from "./choices";
import { users } from "./accounts";
import { createdAt, id, instant, encrypted, updatedAt } from "./columns";

/**
 * A person's authenticator app. The secret in use and the secret being set up are in two columns, so that no set-up can
 * touch the one in use.
 */
export const totpFactors = pgTable(
  "totp_factors",
  {
    userId: uuid("user_id").primaryKey().references(() => users.id, { onDelete: "cascade" }),
    secret: encrypted(),
    enabledAt: instant("enabled_at"),
    /** The newest time step whose code was accepted. The codes of this step and of all earlier ones no longer work. */
    lastUsedStep: integer("last_used_step"),
    pendingSecret: encrypted("pending_secret"),
    pendingUntil: instant("pending_until"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check("totp_enabled_with_secret", sql`(${t.secret} is null) = (${t.enabledAt} is null) and (${t.secret} is null) = (${t.lastUsedStep} is null)`),
    check("totp_pending_ends", sql`(${t.pendingSecret} is null) = (${t.pendingUntil} is null)`),
    check("totp_no_pending_over_live", sql`${t.secret} is null or ${t.pendingSecret} is null`),
  ],
);

/** The ten codes to use when the device is lost, hashed under a key. Each works once. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    userId: uuid("user_id").notNull().references(() => users.id, { onDelete: "cascade" }),
    codeHash: text("code_hash").notNull(),
    createdAt: createdAt(),
    usedAt: instant("used_at"),
  },
  (t) => [primaryKey({ columns: [t.userId, t.codeHash] })],
);

/** Requests after a lost device: one administrator asks for the removal of the second factor, another one decides. */
export const mfaResets = pgTable(
  "mfa_resets",
  {
    id: id(),
    userId: uuid("user_id").notNull().references(() => users.id, { onDelete: "cascade" }),
    requestedBy: uuid("requested_by").notNull().references(() => users.id),
    /** How the person's identity was checked. It names documents and numbers, so it is encrypted. */
    proof: encrypted().notNull(),
    status: text({ enum: mfaResetStatuses }).notNull().default("open"),
    decidedBy: uuid("decided_by").references(() => users.id),
    decidedAt: instant("decided_at"),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [
    uniqueIndex("mfa_resets_one_open").on(t.userId).where(sql`status = 'open'`),
    index("mfa_resets_open").on(t.createdAt).where(sql`status = 'open'`),
    check("mfa_resets_status", sql`${t.status} in ('open', 'approved', 'refused', 'expired')`),
    check("mfa_resets_not_own", sql`${t.requestedBy} <> ${t.userId}`),
    check("mfa_resets_decided", sql`(${t.status} in ('approved', 'refused')) = (${t.decidedBy} is not null) and (${t.decidedBy} is null) = (${t.decidedAt} is null)`),
    check("mfa_resets_two_people", sql`${t.status} <> 'approved' or (${t.decidedBy} <> ${t.requestedBy} and ${t.decidedBy} <> ${t.userId})`),
    check("mfa_resets_in_time", sql`${t.status} <> 'approved' or ${t.decidedAt} < ${t.expiresAt}`),
  ],
);
