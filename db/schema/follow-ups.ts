import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "./columns";
import { consultations } from "./consultations";
import { doctors } from "./doctors";
import { patients } from "./patients";

/** What a doctor offers after a visit: the same patient may come again without a fee, until `ends_at`. Each visit has one at most. */
export const followUpWindows = pgTable(
  "follow_up_windows",
  {
    id: id(),
    consultationId: uuid("consultation_id").notNull().references(() => consultations.id, { onDelete: "restrict" }),
    doctorId: uuid("doctor_id").notNull().references(() => doctors.id, { onDelete: "restrict" }),
    patientId: uuid("patient_id").notNull().references(() => patients.id, { onDelete: "restrict" }),
    endsAt: instant("ends_at").notNull(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("follow_up_windows_one_per_visit").on(t.consultationId), index("follow_up_windows_of_patient").on(t.patientId, t.doctorId, t.endsAt)],
);

/** The free visits of a window, each a row. A booking takes one by writing itself into it, so that there are never more than there are rows. */
export const followUpPlaces = pgTable(
  "follow_up_places",
  {
    windowId: uuid("window_id").notNull().references(() => followUpWindows.id, { onDelete: "restrict" }),
    place: integer().notNull(),
    /** The free visit that uses it; null while it is free. */
    consultationId: uuid("consultation_id").references(() => consultations.id, { onDelete: "restrict" }),
  },
  (t) => [
    primaryKey({ columns: [t.windowId, t.place] }),
    uniqueIndex("follow_up_places_used_once").on(t.consultationId).where(sql`consultation_id is not null`),
    check("follow_up_places_number", sql`${t.place} between 1 and 5`),
  ],
);
