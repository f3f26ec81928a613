import { sql } from "drizzle-orm";
import { type AnyPgColumn, check, date, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { prescriptionStatuses } from "./choices";
import { createdAt, id, instant, encrypted, updatedAt } from "./columns";
import { consultations } from "./consultations";
import { doctors } from "./doctors";
import { patients } from "./patients";

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
    index("prescriptions_consultation").on(t.consultationId),
    index("prescriptions_patient").on(t.patientId, t.id),
    index("prescriptions_doctor").on(t.doctorId, t.id),
  ],
);
