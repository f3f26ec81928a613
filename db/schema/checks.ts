import { sql } from "drizzle-orm";
import { boolean, check, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { users } from "./accounts";
import { checkKinds } from "./choices";
import { encrypted, id, instant } from "./columns";
import { consultations } from "./consultations";

/**
 * What the doctor has confirmed about a visit, with person and time (Telemedicine Practice Guidelines 2020, 3.2 and 3.4). The
 * newest row of a kind counts; rows are never changed, so a confirmation that was taken back is kept too.
 */
export const consultationChecks = pgTable(
  "consultation_checks",
  {
    id: id(),
    consultationId: uuid("consultation_id").notNull().references(() => consultations.id, { onDelete: "restrict" }),
    kind: text({ enum: checkKinds }).notNull(),
    /** Whether it is so. False takes a confirmation back; of `condition` it says that the condition is another. */
    holds: boolean().notNull(),
    checkedBy: uuid("checked_by").notNull().references(() => users.id, { onDelete: "restrict" }),
    checkedAt: instant("checked_at").notNull(),
    /** Who it was about, as the doctor saw it: name and age of the patient, name and relation of the adult. */
    shown: encrypted(),
  },
  (t) => [index("consultation_checks_newest").on(t.consultationId, t.kind, t.id), check("consultation_checks_kind", sql`${t.kind} in ('identity', 'adult', 'consent', 'condition')`)],
);
