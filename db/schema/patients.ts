import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { profiles, users } from "./accounts";
import { invitationKinds, relations } from "./choices";
import { createdAt, encrypted, id, instant, updatedAt } from "./columns";

/**
 * People with a record. `profiles` has their particulars, under the same id. A trigger on `profiles` gives every patient's
 * account its own patient, with the account's id, and lets the account care for it.
 */
export const patients = pgTable(
  "patients",
  {
    id: uuid().primaryKey().references(() => profiles.personId),
    /** The patient's own account; null for somebody who has none, such as a child. */
    accountId: uuid("account_id").references(() => users.id, { onDelete: "restrict" }),
    /** The number of the Ayushman Bharat Health Account, 14 digits. */
    abhaNumber: encrypted("abha_number"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [check("patients_own_account", sql`${t.accountId} = ${t.id}`)],
);

/** The care of accounts for patients: an account acts for a patient from `since` until `until`. Rows are ended, never deleted. */
export const patientCarers = pgTable(
  "patient_carers",
  {
    id: id(),
    accountId: uuid("account_id").notNull().references(() => users.id, { onDelete: "restrict" }),
    patientId: uuid("patient_id").notNull().references(() => patients.id, { onDelete: "restrict" }),
    relation: text({ enum: relations }).notNull(),
    since: instant().notNull().default(sql`now()`),
    until: instant(),
    endedBy: uuid("ended_by").references(() => users.id, { onDelete: "restrict" }),
    /** Why an administrator ended it. */
    endReason: text("end_reason"),
  },
  (t) => [
    check("patient_carers_relation", sql`${t.relation} in ('self', 'child', 'parent', 'spouse', 'sibling', 'other')`),
    check("patient_carers_self", sql`(${t.relation} = 'self') = (${t.accountId} = ${t.patientId})`),
    check("patient_carers_own_stays", sql`${t.relation} <> 'self' or ${t.until} is null`),
    check("patient_carers_positive", sql`${t.until} >= ${t.since}`),
    uniqueIndex("patient_carers_one").on(t.accountId, t.patientId).where(sql`until is null`),
    index("patient_carers_patient").on(t.patientId),
  ],
);

/** A link by which a carer lets another account care for a patient too, or hands a record over to the patient. */
export const patientInvitations = pgTable(
  "patient_invitations",
  {
    id: id(),
    kind: text({ enum: invitationKinds }).notNull(),
    patientId: uuid("patient_id").notNull().references(() => patients.id, { onDelete: "restrict" }),
    invitedBy: uuid("invited_by").notNull().references(() => users.id, { onDelete: "restrict" }),
    /** The address that the link is sent to. */
    email: encrypted().notNull(),
    tokenHash: text("token_hash").notNull(),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
    /** Wrong dates of birth that were given with this link. */
    failures: integer().notNull().default(0),
    usedAt: instant("used_at"),
    withdrawnAt: instant("withdrawn_at"),
  },
  (t) => [
    check("patient_invitations_kind", sql`${t.kind} in ('care', 'own_account')`),
    uniqueIndex("patient_invitations_hash").on(t.tokenHash),
    index("patient_invitations_patient").on(t.patientId, t.createdAt),
    index("patient_invitations_expiry").on(t.expiresAt),
  ],
);
