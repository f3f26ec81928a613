import { sql } from "drizzle-orm";
import { check, date, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { users } from "./accounts";
import { availabilitySlots } from "./availability";
import { movers, offerAnswers, waitingStates } from "./choices";
import { createdAt, encrypted, id, instant } from "./columns";
import { consultations } from "./consultations";
import { doctors } from "./doctors";
import { patients } from "./patients";

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

/** Patients that wait for a time of a doctor. The one that waits longest is offered a freed time first. */
export const waitingListEntries = pgTable(
  "waiting_list_entries",
  {
    id: id(),
    patientId: uuid("patient_id").notNull().references(() => patients.id, { onDelete: "restrict" }),
    /** The account that waits, and that a time is kept for. */
    accountId: uuid("account_id").notNull().references(() => users.id, { onDelete: "restrict" }),
    doctorId: uuid("doctor_id").notNull().references(() => doctors.id, { onDelete: "restrict" }),
    /** The first and the last date that suit, in the zone of the practice, */
    fromDate: date("from_date", { mode: "string" }).notNull(),
    toDate: date("to_date", { mode: "string" }).notNull(),
    /** and the instants between which they are. */
    startsFrom: instant("starts_from").notNull(),
    startsBefore: instant("starts_before").notNull(),
    state: text({ enum: waitingStates }).notNull().default("waiting"),
    createdAt: createdAt(),
    endedAt: instant("ended_at"),
  },
  (t) => [
    uniqueIndex("waiting_list_one_per_doctor").on(t.patientId, t.doctorId).where(sql`state = 'waiting'`),
    index("waiting_list_turn").on(t.doctorId, t.createdAt, t.id).where(sql`state = 'waiting'`),
    index("waiting_list_account").on(t.accountId).where(sql`state = 'waiting'`),
    check("waiting_list_state", sql`${t.state} in ('waiting', 'booked', 'left', 'over') and (${t.state} = 'waiting') = (${t.endedAt} is null)`),
    check("waiting_list_dates", sql`${t.toDate} >= ${t.fromDate} and ${t.startsBefore} > ${t.startsFrom}`),
  ],
);

/** Each time that was offered to somebody who waits. Nobody is offered the same time twice. */
export const waitingListOffers = pgTable(
  "waiting_list_offers",
  {
    id: id(),
    entryId: uuid("entry_id").notNull().references(() => waitingListEntries.id, { onDelete: "restrict" }),
    slotId: uuid("slot_id").notNull().references(() => availabilitySlots.id, { onDelete: "restrict" }),
    offeredAt: instant("offered_at").notNull(),
    /** Until when it is kept. After that the next one is offered it. */
    keptUntil: instant("kept_until").notNull(),
  },
  (t) => [uniqueIndex("waiting_list_offers_once").on(t.entryId, t.slotId), check("waiting_list_offers_kept", sql`${t.keptUntil} > ${t.offeredAt}`)],
);
