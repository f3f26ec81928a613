import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { delayKinds, slotStatuses } from "./choices";
import { createdAt, id, instant, tstzrange, updatedAt } from "./columns";
import { doctors } from "./doctors";

/** A time a doctor offers. Two live slots of a doctor cannot overlap: see slots_no_overlap in the migration. */
export const availabilitySlots = pgTable(
  "availability_slots",
  {
    id: id(),
    doctorId: uuid("doctor_id").notNull().references(() => doctors.id, { onDelete: "restrict" }),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    during: tstzrange().generatedAlwaysAs(sql`tstzrange(starts_at, ends_at, '[)')`),
    status: text({ enum: slotStatuses }).notNull().default("available"),
    /** For a `held` slot: until when it is held while a payment is awaited. */
    heldUntil: instant("held_until"),
    /** When it was deleted. The row stays, with the status `blocked`, because old consultations refer to it; its time is free for another slot. */
    deletedAt: instant("deleted_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check("slots_status", sql`${t.status} in ('available', 'held', 'booked', 'blocked')`),
    check("slots_positive", sql`${t.endsAt} > ${t.startsAt} and ${t.endsAt} <= ${t.startsAt} + interval '4 hours'`),
    check("slots_deleted_blocked", sql`${t.deletedAt} is null or ${t.status} = 'blocked'`),
    index("slots_doctor_time").on(t.doctorId, t.startsAt),
    index("slots_free").on(t.doctorId, t.startsAt).where(sql`status = 'available' and deleted_at is null`),
    // For "who is free next": across all doctors, in the order of time.
    index("slots_free_by_time").on(t.startsAt, t.doctorId).where(sql`status = 'available' and deleted_at is null`),
  ],
);

/** What a doctor told those who wait on a day: how late the day runs, from when until when. The one without an end is the present one. */
export const doctorDelays = pgTable(
  "doctor_delays",
  {
    id: id(),
    doctorId: uuid("doctor_id").notNull().references(() => doctors.id, { onDelete: "restrict" }),
    /** The date in the zone of the practice. */
    day: date({ mode: "string" }).notNull(),
    kind: text({ enum: delayKinds }).notNull(),
    /** Null for a pause, whose end nobody knows. */
    minutes: integer(),
    since: instant().notNull(),
    until: instant(),
  },
  (t) => [
    uniqueIndex("doctor_delays_present").on(t.doctorId).where(sql`until is null`),
    check("doctor_delays_kind", sql`${t.kind} in ('late', 'pause') and (${t.kind} = 'pause') = (${t.minutes} is null)`),
    check("doctor_delays_minutes", sql`${t.minutes} between 1 and 240`),
  ],
);
