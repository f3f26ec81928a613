import { and, asc, eq, gte, inArray, isNull, lt, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { doctorDelays } from "@/db/schema/availability";
import { consultations } from "@/db/schema/consultations";
import { doctors } from "@/db/schema/doctors";
import { localDate, type Range } from "@/lib/clock/local-day";
import { STRETCH_MS } from "./estimate";

/** What the doctor says now about a time on a day; undefined if it is on time. */
export async function findDelay(db: Db, doctorId: string, day: string, at: Date) {
  const [row] = await db
    .select({ kind: doctorDelays.kind, minutes: doctorDelays.minutes, since: doctorDelays.since })
    .from(doctorDelays)
    .where(and(eq(doctorDelays.doctorId, doctorId), isNull(doctorDelays.until), or(eq(doctorDelays.day, day), gte(doctorDelays.since, new Date(at.getTime() - STRETCH_MS)))));
  return row;
}

/** How late the doctor says the day of a visit runs, in minutes: 0 on time, null during a pause. */
export async function findStatedDelay(db: Db, { doctorId, startsAt, timeZone }: { doctorId: string; startsAt: Date; timeZone: string }): Promise<number | null> {
  const delay = await findDelay(db, doctorId, localDate(startsAt, timeZone), startsAt);
  return delay ? delay.minutes : 0;
}

/** A doctor's practice, locked until the transaction ends, so that two presses of a button come one after the other. */
export async function lockPractice(db: Db, id: string) {
  const [row] = await db.select({ id: doctors.id, timeZone: doctors.timeZone }).from(doctors).where(eq(doctors.id, id)).for("no key update");
  return row;
}

/** Ends what the doctor said before, whatever day it was about. */
export const endDelay = (db: Db, doctorId: string, now: Date) =>
  db.update(doctorDelays).set({ until: now }).where(and(eq(doctorDelays.doctorId, doctorId), isNull(doctorDelays.until)));

export const insertDelay = (db: Db, row: typeof doctorDelays.$inferInsert) => db.insert(doctorDelays).values(row);

/** The visits of a doctor's day in order, as the queue sees them; those that were called off or not paid for are not among them. */
export const listQueue = (db: Db, doctorId: string, { from, to }: Range) =>
  db
    .select({
      id: consultations.id,
      startsAt: consultations.startsAt,
      endsAt: consultations.endsAt,
      status: consultations.status,
      startedAt: consultations.startedAt,
      completedAt: consultations.completedAt,
      openMark: consultations.openMark,
    })
    .from(consultations)
    .where(and(eq(consultations.doctorId, doctorId), gte(consultations.startsAt, from), lt(consultations.startsAt, to), sql`${consultations.status} not in ('cancelled', 'expired', 'pending_payment')`))
    .orderBy(asc(consultations.startsAt), asc(consultations.id))
    .limit(300);

/** The visits of a doctor's day that are not over. Their patients are told of a delay. */
export async function listWaiting(db: Db, doctorId: string, { from, to }: Range): Promise<string[]> {
  const rows = await db
    .select({ id: consultations.id })
    .from(consultations)
    .where(and(eq(consultations.doctorId, doctorId), gte(consultations.startsAt, from), lt(consultations.startsAt, to), inArray(consultations.status, ["scheduled", "in_progress"])))
    .limit(300);
  return rows.map(({ id }) => id);
}
