import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { users } from "./accounts";
import { encrypted, id, instant } from "./columns";
import { consultations } from "./consultations";

const consultationId = () => uuid("consultation_id").notNull().references(() => consultations.id, { onDelete: "restrict" });
const authorId = () => uuid("author_id").notNull().references(() => users.id, { onDelete: "restrict" });

/**
 * The doctor's notes of a visit. Each save is a row with the whole notes, so that every version is kept. A trigger refuses to
 * change or delete rows; only encryption under another key may replace the texts.
 */
export const consultationNotes = pgTable(
  "consultation_notes",
  {
    id: id(),
    consultationId: consultationId(),
    /** 1, 2, 3 …: given under the lock of the consultation. */
    version: integer().notNull(),
    authorId: authorId(),
    savedAt: instant("saved_at").notNull(),
    complaint: encrypted(),
    history: encrypted(),
    findings: encrypted(),
    assessment: encrypted(),
    plan: encrypted(),
    /** Whether this save has an entry of its own in the audit; see ADR 17. */
    audited: boolean().notNull(),
  },
  (t) => [uniqueIndex("consultation_notes_version").on(t.consultationId, t.version), check("consultation_notes_counted", sql`${t.version} > 0`)],
);

/** What the doctor adds to the notes after the visit was closed. Kept like them. */
export const consultationAddenda = pgTable(
  "consultation_addenda",
  { id: id(), consultationId: consultationId(), authorId: authorId(), writtenAt: instant("written_at").notNull(), body: encrypted().notNull() },
  (t) => [index("consultation_addenda_order").on(t.consultationId, t.id)],
);
