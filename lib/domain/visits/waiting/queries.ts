import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { doctorDelays } from "@/db/schema/availability";
import { localDate } from "@/lib/clock/local-day";

/** What the doctor says about a day now; undefined if the day is on time. */
export async function findDelay(db: Db, doctorId: string, day: string) {
  const [row] = await db
    .select({ kind: doctorDelays.kind, minutes: doctorDelays.minutes, since: doctorDelays.since })
    .from(doctorDelays)
    .where(and(eq(doctorDelays.doctorId, doctorId), eq(doctorDelays.day, day), isNull(doctorDelays.until)));
  return row;
}

/** How late the doctor says the day of a visit runs, in minutes: 0 on time, null during a pause. */
export async function findStatedDelay(db: Db, { doctorId, startsAt, timeZone }: { doctorId: string; startsAt: Date; timeZone: string }): Promise<number | null> {
  const delay = await findDelay(db, doctorId, localDate(startsAt, timeZone));
  return delay ? delay.minutes : 0;
}
