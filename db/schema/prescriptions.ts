import { sql } from "drizzle-orm";
import { type AnyPgColumn, check, date, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
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
