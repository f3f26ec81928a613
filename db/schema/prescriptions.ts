import { sql } from "drizzle-orm";
import { type AnyPgColumn, check, date, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { apiKeys } from "./api-keys";
import { prescriptionStatuses } from "./choices";
import { createdAt, id, instant, encrypted, updatedAt } from "./columns";
import { consultations } from "./consultations";
import { doctors } from "./doctors";
import { patients } from "./patients";

/** The keys that prescriptions are signed with: the one in use, and the former ones, whose public halves stay published. */
export const signingKeys = pgTable(
  "signing_keys",
  {
    /** The thumbprint of the public key (RFC 7638): the `kid` of its signatures. */
    id: text().primaryKey(),
    /** The public key, 32 bytes in base64url. */
    publicKey: text("public_key").notNull(),
    /** Encrypted: the private key, PKCS #8 in base64. */
    privateKey: encrypted("private_key").notNull(),
    createdAt: createdAt(),
    retiredAt: instant("retired_at"),
  },
  () => [uniqueIndex("signing_keys_one_in_use").on(sql`(true)`).where(sql`retired_at is null`)],
);

/** Draft → signed (immutable, hashed) → superseded or revoked; the trigger prescriptions_frozen keeps a signed one from being changed. */
export const prescriptions = pgTable(
  "prescriptions",
  {
    id: id(),
    consultationId: uuid("consultation_id").notNull().references(() => consultations.id, { onDelete: "restrict" }),
    doctorId: uuid("doctor_id").notNull().references(() => doctors.id, { onDelete: "restrict" }),
    patientId: uuid("patient_id").notNull().references(() => patients.id, { onDelete: "restrict" }),
    status: text({ enum: prescriptionStatuses }).notNull(),
    /** Encrypted JSON: everything that the paper shows, as it was when signed. */
    content: encrypted().notNull(),
    /** Keyed hash of the content, compared when a pharmacy checks the prescription. */
    contentHash: text("content_hash"),
    /** Encrypted: the signature over the content as canonical JSON, a compact JWS. Null on a draft, and where it was signed before there were signatures. */
    jws: encrypted(),
    signingKeyId: text("signing_key_id").references(() => signingKeys.id, { onDelete: "restrict" }),
    followUpOn: date("follow_up_on", { mode: "string" }),
    signedAt: instant("signed_at"),
    supersedesId: uuid("supersedes_id").references((): AnyPgColumn => prescriptions.id),
    revokedAt: instant("revoked_at"),
    revokedReason: encrypted("revoked_reason"),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check("prescriptions_status", sql`${t.status} in ('draft', 'signed', 'superseded', 'revoked')`),
    check(
      "prescriptions_signed",
      sql`${t.status} = 'draft' or (${t.signedAt} is not null and ${t.contentHash} is not null)`,
    ),
    check("prescriptions_signature", sql`(${t.jws} is null) = (${t.signingKeyId} is null)`),
    index("prescriptions_consultation").on(t.consultationId),
    index("prescriptions_patient").on(t.patientId, t.id),
    index("prescriptions_doctor").on(t.doctorId, t.id),
  ],
);

/** What a pharmacy dispensed on a prescription. A row is written once and never changed; all rows of a prescription together never exceed it. */
export const dispensations = pgTable(
  "dispensations",
  {
    id: id(),
    prescriptionId: uuid("prescription_id").notNull().references(() => prescriptions.id, { onDelete: "restrict" }),
    apiKeyId: uuid("api_key_id").notNull().references(() => apiKeys.id, { onDelete: "restrict" }),
    pharmacy: text().notNull(),
    /** Positions in the prescription and quantities, which tell nothing without it. A quantity is null for all of a medicine whose total is no number. */
    items: jsonb().$type<{ medication: number; quantity: number | null }[]>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [index("dispensations_prescription").on(t.prescriptionId, t.id), check("dispensations_items", sql`jsonb_array_length(${t.items}) > 0`)],
);

/** What a doctor prescribes often, under a name of the doctor's own. */
export const prescriptionTemplates = pgTable(
  "prescription_templates",
  {
    id: id(),
    doctorId: uuid("doctor_id").notNull().references(() => doctors.id, { onDelete: "restrict" }),
    /** Encrypted JSON: the name, the medicines and the advice. */
    content: encrypted().notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [index("prescription_templates_doctor").on(t.doctorId, t.id)],
);
