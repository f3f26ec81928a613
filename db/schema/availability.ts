import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { users } from "./accounts";
import { affectedChoices, delayKinds, exceptionKinds, type modes, slotSources, slotStatuses } from "./choices";
import { createdAt, encrypted, id, instant, tstzrange, updatedAt } from "./columns";
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
    source: text({ enum: slotSources }).notNull().default("hand"),
    /** The ways to meet that can be booked; null for all of them. */
    modes: text().array(),
    /** The last moment to book it, where that is before its start. */
    bookableUntil: instant("bookable_until"),
    /** True if the doctor removed a slot of the schedule: it is not made again. The row is deleted then. */
    withdrawn: boolean().notNull().default(false),
    /** True if a taken slot is outside the hours of now: once it is free again, nobody can book it. */
    outside: boolean().notNull().default(false),
    /** The account that a free slot is kept for, and until when. Everybody else sees it as taken. */
    heldFor: uuid("held_for").references(() => users.id, { onDelete: "restrict" }),
    heldForUntil: instant("held_for_until"),
    /** When it was deleted. The row stays, with the status `blocked`, because old consultations refer to it; its time is free for another slot. */
    deletedAt: instant("deleted_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check("slots_status", sql`${t.status} in ('available', 'held', 'booked', 'blocked')`),
    check("slots_positive", sql`${t.endsAt} > ${t.startsAt} and ${t.endsAt} <= ${t.startsAt} + interval '4 hours'`),
    check("slots_source", sql`${t.source} in ('hand', 'schedule')`),
    check("slots_modes", sql`${t.modes} <@ array['video', 'audio', 'text'] and cardinality(${t.modes}) > 0`),
    check("slots_withdrawn", sql`not ${t.withdrawn} or ${t.deletedAt} is not null`),
    check("slots_held_for", sql`(${t.heldFor} is null) = (${t.heldForUntil} is null)`),
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

/** Hours of the week as they are stored: clock times in minutes after midnight, the end counted on past midnight. */
export interface StoredRule {
  days: number[];
  opensAt: number;
  closesAt: number;
  slotMinutes: number;
  bufferMinutes: number;
  modes: (typeof modes)[number][];
}

/** The weekly hours of a doctor, in the zone of the practice. The slots are made from them. */
export const practiceSchedules = pgTable(
  "practice_schedules",
  {
    doctorId: uuid("doctor_id").primaryKey().references(() => doctors.id, { onDelete: "restrict" }),
    rules: jsonb().$type<StoredRule[]>().notNull(),
    /** How long before its start a slot can be booked at the latest. */
    leadMinutes: integer("lead_minutes").notNull(),
    /** For how many days ahead slots are made. */
    horizonDays: integer("horizon_days").notNull(),
    /** When slots were last made from it. Null if they must be made now: the zone of the practice has changed. */
    filledAt: instant("filled_at"),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    index("practice_schedules_filled").on(t.filledAt.asc().nullsFirst()),
    check("practice_schedules_lead", sql`${t.leadMinutes} between 0 and 20160`),
    check("practice_schedules_horizon", sql`${t.horizonDays} between 1 and 365`),
  ],
);

/** Leave, or extra hours, in wall times of the practice's zone. A later one wins over an earlier one. */
export const practiceExceptions = pgTable(
  "practice_exceptions",
  {
    id: id(),
    doctorId: uuid("doctor_id").notNull().references(() => doctors.id, { onDelete: "restrict" }),
    kind: text({ enum: exceptionKinds }).notNull(),
    /** YYYY-MM-DDTHH:MM */
    fromWall: text("from_wall").notNull(),
    toWall: text("to_wall").notNull(),
    /** The doctor's own words, which may be about health. */
    reason: encrypted(),
    slotMinutes: integer("slot_minutes"),
    modes: text().array(),
    /** True if the extra hours are the whole day: the weekly hours of their date do not count. */
    replacesDay: boolean("replaces_day").notNull().default(false),
    affected: text({ enum: affectedChoices }).notNull(),
    createdAt: createdAt(),
    removedAt: instant("removed_at"),
  },
  (t) => [
    index("practice_exceptions_doctor").on(t.doctorId, t.toWall).where(sql`removed_at is null`),
    check("practice_exceptions_kind", sql`${t.kind} in ('leave', 'extra') and (${t.kind} = 'extra' or ${t.slotMinutes} is null and ${t.modes} is null and not ${t.replacesDay})`),
    check("practice_exceptions_order", sql`${t.toWall} > ${t.fromWall}`),
    check("practice_exceptions_affected", sql`${t.affected} in ('offer', 'cancel')`),
  ],
);
