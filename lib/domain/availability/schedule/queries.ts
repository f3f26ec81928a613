import { and, asc, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { lockOn } from "@/db/locks";
import { readUnderLock } from "@/db/read-under-lock";
import { availabilitySlots, practiceExceptions, practiceSchedules } from "@/db/schema/availability";
import { consultations } from "@/db/schema/consultations";
import { doctors } from "@/db/schema/doctors";
import type { Range } from "@/lib/clock/local-day";
import type { HoursException, HoursMode, HoursRule, PlannedSlot } from "./practice-hours";

/** A practice with its weekly hours; `hours` is null before the first are saved. */
export async function findHours(db: Db, doctorId: string) {
  const [row] = await db
    .select({ id: doctors.id, doctorId: doctors.id, status: doctors.status, timeZone: doctors.timeZone, slotMinutes: doctors.slotMinutes, hours: practiceSchedules })
    .from(doctors)
    .leftJoin(practiceSchedules, eq(practiceSchedules.doctorId, doctors.id))
    .where(eq(doctors.id, doctorId));
  return row;
}
export type HoursRow = NonNullable<Awaited<ReturnType<typeof findHours>>>;

/** The same under the lock of the doctor's calendar, which every change to the doctor's slots takes. */
export async function lockHours(db: Db, doctorId: string): Promise<HoursRow | undefined> {
  const row = await readUnderLock(db.execute(sql`select ${lockOn("calendar", doctorId)}`), () => findHours(db, doctorId));
  return row;
}

/** The exceptions that are not over, in the order in which they were made. @param sinceWall now, as the practice's clocks show it */
export const listExceptions = (db: Db, doctorId: string, sinceWall: string) =>
  db
    .select()
    .from(practiceExceptions)
    .where(and(eq(practiceExceptions.doctorId, doctorId), isNull(practiceExceptions.removedAt), gt(practiceExceptions.toWall, sinceWall)))
    .orderBy(asc(practiceExceptions.createdAt), asc(practiceExceptions.id));
export type ExceptionRow = Awaited<ReturnType<typeof listExceptions>>[number];

/** An exception as the rules look at it. */
export const asException = ({ kind, fromWall, toWall, slotMinutes, modes, replacesDay }: ExceptionRow): HoursException => ({ kind, from: fromWall, to: toWall, slotMinutes, modes: modes as HoursMode[] | null, replacesDay });

export const insertException = (db: Db, row: typeof practiceExceptions.$inferInsert) => db.insert(practiceExceptions).values(row);

/** Takes an exception away; the row stays. False if there is none. */
export async function endException(db: Db, doctorId: string, id: string, now: Date): Promise<boolean> {
  const rows = await db
    .update(practiceExceptions)
    .set({ removedAt: now })
    .where(and(eq(practiceExceptions.id, id), eq(practiceExceptions.doctorId, doctorId), isNull(practiceExceptions.removedAt)))
    .returning({ id: practiceExceptions.id });
  return rows.length === 1;
}

interface Saved {
  doctorId: string;
  rules: HoursRule[];
  leadMinutes: number;
  horizonDays: number;
  version: number;
  now: Date;
}

/** Writes the weekly hours. */
export async function saveHours(db: Db, { now, rules, ...saved }: Saved) {
  const values = { ...saved, rules: rules.map((rule) => ({ ...rule, days: [...rule.days], modes: [...rule.modes] })), filledAt: now, updatedAt: now };
  await db.insert(practiceSchedules).values({ ...values, createdAt: now }).onConflictDoUpdate({ target: practiceSchedules.doctorId, set: values });
}

/** Moves a practice into another zone. */
export const setZone = (db: Db, doctorId: string, timeZone: string) =>
  db.update(doctors).set({ timeZone, version: sql`${doctors.version} + 1` }).where(eq(doctors.id, doctorId));

export const markFilled = (db: Db, doctorId: string, now: Date) => db.update(practiceSchedules).set({ filledAt: now }).where(eq(practiceSchedules.doctorId, doctorId));

/** Doctors whose slots were last made before `before`, or must be made now; up to `limit`, in the order of their ids. */
export async function listToFill(db: Db, before: Date, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: practiceSchedules.doctorId })
    .from(practiceSchedules)
    .where(or(isNull(practiceSchedules.filledAt), sql`${practiceSchedules.filledAt} < ${before.toISOString()}::timestamptz`))
    .orderBy(sql`${practiceSchedules.filledAt} nulls first`)
    .limit(limit);
  return rows.map(({ id }) => id).sort();
}

/** A slot that is still to come, or one that its doctor took out of the schedule by hand. */
export interface KnownSlot {
  id: string;
  startsAt: Date;
  endsAt: Date;
  status: "available" | "held" | "booked" | "blocked";
  source: "hand" | "schedule";
  modes: HoursMode[] | null;
  bookableUntil: Date | null;
  withdrawn: boolean;
  outside: boolean;
  /** Whether it is kept for somebody now. */
  isKept: boolean;
}

/** The doctor's slots that are not over. */
export async function listKnown(db: Db, doctorId: string, now: Date): Promise<KnownSlot[]> {
  const rows = await db
    .select({
      id: availabilitySlots.id,
      startsAt: availabilitySlots.startsAt,
      endsAt: availabilitySlots.endsAt,
      status: availabilitySlots.status,
      source: availabilitySlots.source,
      modes: availabilitySlots.modes,
      bookableUntil: availabilitySlots.bookableUntil,
      withdrawn: availabilitySlots.withdrawn,
      outside: availabilitySlots.outside,
      isKept: sql<boolean>`coalesce(${availabilitySlots.heldForUntil} > ${now.toISOString()}::timestamptz, false)`,
    })
    .from(availabilitySlots)
    .where(and(eq(availabilitySlots.doctorId, doctorId), gt(availabilitySlots.startsAt, new Date(now.getTime() - 86_400_000)), gt(availabilitySlots.endsAt, now), or(isNull(availabilitySlots.deletedAt), availabilitySlots.withdrawn)))
    .orderBy(asc(availabilitySlots.startsAt));
  return rows as KnownSlot[];
}

const list = (values: readonly (string | null)[]) => sql.param([...values]);

/** Only slots that nobody has taken or is kept a time for. A booking that is under way decides first: it has the row. */
const isUntaken = (now: Date, status: "available" | "blocked") =>
  sql`s.status = ${status} and s.deleted_at is null and (s.held_for_until is null or s.held_for_until <= ${now.toISOString()}::timestamptz)`;

/** Removes slots of the schedule which are still free. Returns how many. */
export async function removeFree(db: Db, ids: readonly string[], now: Date): Promise<number> {
  if (ids.length === 0) return 0;
  const rows = await db.execute(sql`
    update availability_slots s set status = 'blocked', deleted_at = ${now.toISOString()}::timestamptz, updated_at = ${now.toISOString()}::timestamptz
    where s.id = any(${list(ids)}::uuid[]) and ${isUntaken(now, "available")} returning 1`);
  return rows.length;
}

/** Blocks hand-made slots during a leave, or opens them again. */
export async function setBlocked(db: Db, ids: readonly string[], isBlocked: boolean, now: Date): Promise<void> {
  if (ids.length === 0) return;
  await db.execute(sql`
    update availability_slots s set status = ${isBlocked ? "blocked" : "available"}, updated_at = ${now.toISOString()}::timestamptz
    where s.id = any(${list(ids)}::uuid[]) and ${isUntaken(now, isBlocked ? "available" : "blocked")}`);
}

/** Says of taken slots whether they are outside the hours. */
export async function setOutside(db: Db, ids: readonly string[], isOutside: boolean): Promise<void> {
  if (ids.length === 0) return;
  await db.execute(sql`update availability_slots set outside = ${isOutside} where id = any(${list(ids)}::uuid[])`);
}

type Terms = Pick<PlannedSlot, "modes"> & { bookableUntil: Date | null };

/** Sets how and until when slots of the schedule can be booked. */
export async function setTerms(db: Db, slots: readonly ({ id: string } & Terms)[]): Promise<void> {
  if (slots.length === 0) return;
  await db.execute(sql`
    update availability_slots s set modes = string_to_array(t.modes, ','), bookable_until = t.until::timestamptz
    from unnest(${list(slots.map(({ id }) => id))}::uuid[], ${list(slots.map(({ modes }) => modes?.join() ?? null))}::text[], ${list(slots.map(({ bookableUntil }) => bookableUntil?.toISOString() ?? null))}::text[]) as t (id, modes, until)
    where s.id = t.id`);
}

/** Inserts slots of the schedule. */
export async function insertPlanned(db: Db, doctorId: string, slots: readonly ({ id: string; startsAt: Date; endsAt: Date } & Terms)[]): Promise<void> {
  if (slots.length === 0) return;
  await db.execute(sql`
    insert into availability_slots (id, doctor_id, starts_at, ends_at, source, modes, bookable_until)
    select t.id, ${doctorId}, t.starts::timestamptz, t.ends::timestamptz, 'schedule', string_to_array(t.modes, ','), t.until::timestamptz
    from unnest(${list(slots.map(({ id }) => id))}::uuid[], ${list(slots.map(({ startsAt }) => startsAt.toISOString()))}::text[], ${list(slots.map(({ endsAt }) => endsAt.toISOString()))}::text[],
      ${list(slots.map(({ modes }) => modes?.join() ?? null))}::text[], ${list(slots.map(({ bookableUntil }) => bookableUntil?.toISOString() ?? null))}::text[]) as t (id, starts, ends, modes, until)`);
}

/** The doctor's booked visits that are still to begin, with the slot's source. A hold that is over is none. @param from now */
export const listBooked = (db: Db, doctorId: string, { from, to }: Range) =>
  db
    .select({ id: consultations.id, startsAt: consultations.startsAt, endsAt: consultations.endsAt, source: availabilitySlots.source })
    .from(consultations)
    .innerJoin(availabilitySlots, eq(availabilitySlots.id, consultations.slotId))
    .where(and(eq(consultations.doctorId, doctorId), gt(consultations.startsAt, from), sql`${consultations.startsAt} < ${to.toISOString()}::timestamptz`, sql`(${consultations.status} = 'scheduled' or ${consultations.status} = 'pending_payment' and ${consultations.holdEndsAt} > ${from.toISOString()}::timestamptz)`))
    .orderBy(asc(consultations.startsAt));
