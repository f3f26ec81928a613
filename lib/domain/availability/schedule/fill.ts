import { wallTime } from "@/lib/clock/local-day";
import type { Scope } from "@/lib/core/scope";
import { newId } from "@/lib/platform/ids";
import { type Changes, changesOf, hitBy, type Hours } from "./changes";
import type { HoursException } from "./practice-hours";
import { asException, type HoursRow, insertPlanned, listBooked, listExceptions, listKnown, removeFree, setBlocked, setOutside, setTerms } from "./queries";

type Db = Scope["db"];

/** What a practice's slots are made from now. Without a schedule there are exceptions all the same. */
export async function hoursOf(db: Db, { doctorId, timeZone, hours }: Pick<HoursRow, "doctorId" | "timeZone" | "hours">, now: Date): Promise<Hours> {
  const exceptions = await exceptionsOf(db, doctorId, timeZone, now);
  const { rules = [], leadMinutes = 0, horizonDays = 60 } = hours ?? {};
  return { rules, exceptions, timeZone, leadMinutes, horizonDays };
}

export async function exceptionsOf(db: Db, doctorId: string, timeZone: string, now: Date): Promise<HoursException[]> {
  return (await listExceptions(db, doctorId, wallTime(now, timeZone))).map(asException);
}

/** What making the slots from these hours would change. */
export const previewOf = async (db: Db, doctorId: string, hours: Hours, now: Date): Promise<Changes> => changesOf(hours, await listKnown(db, doctorId, now), now);

/** Makes the slots from the hours. The caller holds the lock of the doctor's calendar. */
export async function fill(db: Db, doctorId: string, hours: Hours, now: Date): Promise<Changes> {
  const changes = await previewOf(db, doctorId, hours, now);
  const { add, remove, block, unblock, outside, inside, terms } = changes;
  const removed = await removeFree(db, remove, now);
  await Promise.all([setBlocked(db, block, true, now), setBlocked(db, unblock, false, now), setOutside(db, outside, true), setOutside(db, inside, false), setTerms(db, terms)]);
  if (removed === remove.length) await insertPlanned(db, doctorId, add.map((slot) => ({ ...slot, id: newId() })));
  // Somebody booked a slot between the look and the change, and it stays: what overlaps it is found by looking again.
  else await insertPlanned(db, doctorId, (await previewOf(db, doctorId, hours, now)).add.map((slot) => ({ ...slot, id: newId() })));
  return changes;
}

const FAR_MS = 367 * 86_400_000;

/** The ids of the booked visits that hours hit and that were not hit before. @param before the hours until now */
export async function visitsHit(db: Db, doctorId: string, before: Hours, after: Hours, now: Date): Promise<string[]> {
  const horizon = { horizonDays: 366 };
  const booked = await listBooked(db, doctorId, { from: now, to: new Date(now.getTime() + FAR_MS) });
  const already = new Set(hitBy(booked, { ...before, ...horizon }, now).map(({ id }) => id));
  return hitBy(booked, { ...after, ...horizon }, now).flatMap(({ id }) => (already.has(id) ? [] : [id]));
}
