import { sql } from "drizzle-orm";
import { boolean, char, check, index, integer, pgTable, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { adultRelations, closeReasons, closers, consultationStatuses, feeReasons, modes, noShowParties, openMarks, reviewStatuses, roomRoles, switchCauses } from "./choices";
import { users } from "./accounts";
import { availabilitySlots } from "./availability";
import { createdAt, id, instant, encrypted, tstzrange, updatedAt } from "./columns";
import { doctors } from "./doctors";
import { patients } from "./patients";

/**
 * A booked encounter. While it is live (pending_payment, scheduled, in_progress) neither its doctor nor its
 * patient can have another at an overlapping time: consultations_doctor_no_overlap and
 * consultations_patient_no_overlap in the migration.
 */
export const consultations = pgTable(
  "consultations",
  {
    id: id(),
    patientId: uuid("patient_id").notNull().references(() => patients.id, { onDelete: "restrict" }),
    /** The account that booked. Null in rows from before patients could be booked for: the patient's own account. */
    bookedBy: uuid("booked_by").references(() => users.id, { onDelete: "restrict" }),
    /** The adult who is present at a minor's visit (Telemedicine Practice Guidelines 2020, 3.2.4). */
    adultName: text("adult_name"),
    adultRelation: text("adult_relation", { enum: adultRelations }),
    doctorId: uuid("doctor_id").notNull().references(() => doctors.id, { onDelete: "restrict" }),
    slotId: uuid("slot_id").notNull().references(() => availabilitySlots.id, { onDelete: "restrict" }),
    status: text({
      enum: consultationStatuses,
    }).notNull(),
    mode: text({ enum: modes }).notNull(),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    during: tstzrange().generatedAlwaysAs(sql`tstzrange(starts_at, ends_at, '[)')`),
    feeAmount: integer("fee_amount").notNull(),
    /** Why the fee is not the doctor's; null for an ordinary visit. */
    feeReason: text("fee_reason", { enum: feeReasons }),
    /** While it waits for its payment, and afterwards as a record: until when its time is held. */
    holdEndsAt: instant("hold_ends_at"),
    feeCurrency: char("fee_currency", { length: 3 }).notNull(),
    complaint: encrypted().notNull(),
    notes: encrypted(),
    diagnosis: encrypted(),
    advice: encrypted(),
    followUp: boolean("follow_up").notNull().default(false),
    /** Booking by the patient is implied consent under the Telemedicine Practice Guidelines 2020, 3.4. */
    consentAt: instant("consent_at").notNull(),
    startedAt: instant("started_at"),
    completedAt: instant("completed_at"),
    cancelledAt: instant("cancelled_at"),
    cancelledBy: uuid("cancelled_by").references(() => users.id),
    cancelReason: encrypted("cancel_reason"),
    /** Who did not come, if the visit was missed. Null in rows from before it was told from the stays in the room. */
    noShowBy: text("no_show_by", { enum: noShowParties }),
    closedBy: text("closed_by", { enum: closers }),
    closedAt: instant("closed_at"),
    closeReason: text("close_reason", { enum: closeReasons }),
    /** Why the product left the visit open although its time is over. */
    openMark: text("open_mark", { enum: openMarks }),
    /** The doctor's words if the patient was never in the room of a completed visit. */
    completionReason: encrypted("completion_reason"),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check(
      "consultations_status",
      sql`${t.status} in ('pending_payment', 'scheduled', 'in_progress', 'completed', 'cancelled', 'no_show', 'expired')`,
    ),
    check("consultations_mode", sql`${t.mode} in ('video', 'audio', 'text')`),
    check("consultations_positive", sql`${t.endsAt} > ${t.startsAt}`),
    check("consultations_cancelled", sql`(${t.status} = 'cancelled') = (${t.cancelledAt} is not null)`),
    check("consultations_no_show", sql`${t.noShowBy} in ('patient', 'doctor', 'both') and (${t.noShowBy} is null or ${t.status} = 'no_show')`),
    check(
      "consultations_closed",
      sql`${t.closedBy} in ('doctor', 'system', 'admin') and (${t.closedBy} is null) = (${t.closedAt} is null) and (${t.closeReason} is null or ${t.closedBy} is not null)
        and ${t.closeReason} in ('patient_absent', 'doctor_absent', 'nobody_came', 'not_closed', 'decided')`,
    ),
    check("consultations_open_mark", sql`${t.openMark} in ('short_wait', 'not_together', 'written', 'before_evidence')`),
    check("consultations_fee_reason", sql`${t.feeReason} is null or ${t.feeReason} = 'free_follow_up' and ${t.feeAmount} = 0`),
    check("consultations_hold", sql`${t.status} <> 'pending_payment' or ${t.holdEndsAt} is not null`),
    check("consultations_adult", sql`(${t.adultName} is null) = (${t.adultRelation} is null)`),
    check("consultations_not_self", sql`${t.patientId} <> ${t.doctorId}`),
    uniqueIndex("consultations_one_per_slot").on(t.slotId).where(sql`status not in ('cancelled', 'expired')`),
    index("consultations_patient_time").on(t.patientId, t.startsAt),
    index("consultations_doctor_time").on(t.doctorId, t.startsAt),
    // For lists of everybody's consultations, which are read status by status.
    index("consultations_by_status").on(t.status, t.startsAt, t.id),
    // For figures over a period. Rows are stored nearly in order of time, and a block-range index costs a booking nothing.
    index("consultations_starts").using("brin", sql`${t.startsAt} timestamptz_minmax_multi_ops`).with({ pages_per_range: 32, autosummarize: true }),
    index("consultations_booked").using("brin", t.createdAt).with({ pages_per_range: 32, autosummarize: true }),
    index("consultations_holds").on(t.holdEndsAt).where(sql`status = 'pending_payment'`),
    index("consultations_in_progress").on(t.doctorId).where(sql`status = 'in_progress'`),
  ],
);

/** Each change between video, audio and text, with its time: the Telemedicine Practice Guidelines require it in the record. Never changed. */
export const modeSwitches = pgTable(
  "mode_switches",
  {
    id: id(),
    consultationId: uuid("consultation_id").notNull().references(() => consultations.id, { onDelete: "restrict" }),
    fromMode: text("from_mode", { enum: modes }).notNull(),
    toMode: text("to_mode", { enum: modes }).notNull(),
    switchedBy: uuid("switched_by").notNull().references(() => users.id, { onDelete: "restrict" }),
    switchedAt: instant("switched_at").notNull(),
    /** Rows from before the room had modes of its own were all written by the doctor. */
    cause: text({ enum: switchCauses }).notNull().default("doctor"),
    /** Whose browser measured the network or whose hand it was. */
    side: text({ enum: roomRoles }).notNull().default("doctor"),
  },
  (t) => [
    index("mode_switches_consultation").on(t.consultationId, t.id),
    check("mode_switches_cause", sql`${t.side} in ('patient', 'doctor') and ${t.cause} in (${t.side}, 'network')`),
    check("mode_switches_modes", sql`${t.fromMode} in ('video', 'audio', 'text') and ${t.toMode} in ('video', 'audio', 'text') and ${t.fromMode} <> ${t.toMode}`),
  ],
);

export const reviews = pgTable(
  "reviews",
  {
    id: id(),
    consultationId: uuid("consultation_id").notNull().references(() => consultations.id, { onDelete: "restrict" }),
    doctorId: uuid("doctor_id").notNull().references(() => doctors.id, { onDelete: "restrict" }),
    patientId: uuid("patient_id").notNull().references(() => patients.id, { onDelete: "restrict" }),
    /** The account that wrote it; null for those from before accounts were noted. */
    accountId: uuid("account_id").references(() => users.id, { onDelete: "restrict" }),
    rating: smallint().notNull(),
    comment: encrypted(),
    status: text({ enum: reviewStatuses }).notNull().default("published"),
    decidedBy: uuid("decided_by").references(() => users.id, { onDelete: "restrict" }),
    decidedAt: instant("decided_at"),
    decisionReason: encrypted("decision_reason"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("reviews_one_per_consultation").on(t.consultationId),
    index("reviews_published").on(t.doctorId, t.id).where(sql`status = 'published'`),
    index("reviews_pending").on(t.id).where(sql`status = 'pending'`),
    index("reviews_of_account").on(t.accountId, t.id),
    index("reviews_given").using("brin", t.createdAt).with({ pages_per_range: 32, autosummarize: true }),
    check("reviews_rating", sql`${t.rating} between 1 and 5`),
    check("reviews_status", sql`${t.status} in ('pending', 'published', 'rejected') and (${t.status} <> 'rejected' or ${t.decisionReason} is not null)`),
  ],
);
