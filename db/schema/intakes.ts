import { sql } from "drizzle-orm";
import { check, integer, pgTable, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { users } from "./accounts";
import { encrypted, id, instant } from "./columns";
import { consultations } from "./consultations";

/** What a patient, or somebody who cares for them, tells before a visit. Each save is a row and stays, like the doctor's notes. */
export const consultationIntakes = pgTable(
  "consultation_intakes",
  {
    id: id(),
    consultationId: uuid("consultation_id").notNull().references(() => consultations.id, { onDelete: "restrict" }),
    /** 1, 2, 3 …: given under the lock of the consultation. */
    version: integer().notNull(),
    authorId: uuid("author_id").notNull().references(() => users.id, { onDelete: "restrict" }),
    savedAt: instant("saved_at").notNull(),
    /** Since when the patient has the complaint, in their words. */
    since: encrypted(),
    history: encrypted(),
    allergies: encrypted(),
    /** What the patient takes now. */
    medicines: encrypted(),
    heightCm: encrypted("height_cm"),
    weightKg: encrypted("weight_kg"),
  },
  (t) => [uniqueIndex("consultation_intakes_version").on(t.consultationId, t.version), check("consultation_intakes_counted", sql`${t.version} > 0`)],
);
