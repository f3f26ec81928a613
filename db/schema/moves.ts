import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { users } from "./accounts";
import { availabilitySlots } from "./availability";
import { movers, offerAnswers } from "./choices";
import { encrypted, id, instant } from "./columns";
import { consultations } from "./consultations";
import { doctors } from "./doctors";

/** Each move of a visit to another time or another doctor. Never changed. */
export const consultationMoves = pgTable(
  "consultation_moves",
  {
    id: id(),
    consultationId: uuid("consultation_id").notNull().references(() => consultations.id, { onDelete: "restrict" }),
    fromSlotId: uuid("from_slot_id").notNull().references(() => availabilitySlots.id, { onDelete: "restrict" }),
    toSlotId: uuid("to_slot_id").notNull().references(() => availabilitySlots.id, { onDelete: "restrict" }),
    fromDoctorId: uuid("from_doctor_id").notNull().references(() => doctors.id, { onDelete: "restrict" }),
    toDoctorId: uuid("to_doctor_id").notNull().references(() => doctors.id, { onDelete: "restrict" }),
    fromStartsAt: instant("from_starts_at").notNull(),
    toStartsAt: instant("to_starts_at").notNull(),
    side: text({ enum: movers }).notNull(),
    movedBy: uuid("moved_by").notNull().references(() => users.id, { onDelete: "restrict" }),
    reason: encrypted(),
    movedAt: instant("moved_at").notNull(),
  },
  (t) => [index("consultation_moves_visit").on(t.consultationId, t.id), check("consultation_moves_side", sql`${t.side} in ('patient', 'doctor', 'admin')`)],
);

/** A doctor's offer to move a visit. The visit stays as it is until the patient's side accepts. */
export const moveOffers = pgTable(
  "move_offers",
  {
    id: id(),
    consultationId: uuid("consultation_id").notNull().references(() => consultations.id, { onDelete: "restrict" }),
    /** The offered time, which is kept for the patient for a while; null for any free time of the doctor. */
    slotId: uuid("slot_id").references(() => availabilitySlots.id, { onDelete: "restrict" }),
    reason: encrypted(),
    offeredBy: uuid("offered_by").notNull().references(() => users.id, { onDelete: "restrict" }),
    offeredAt: instant("offered_at").notNull(),
    answer: text({ enum: offerAnswers }),
    answeredBy: uuid("answered_by").references(() => users.id, { onDelete: "restrict" }),
    answeredAt: instant("answered_at"),
  },
  (t) => [
    uniqueIndex("move_offers_open").on(t.consultationId).where(sql`answer is null`),
    check("move_offers_answer", sql`${t.answer} in ('accepted', 'declined', 'void') and (${t.answer} is null) = (${t.answeredAt} is null)`),
  ],
);
