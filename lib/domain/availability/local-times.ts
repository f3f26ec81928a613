import { zoneLabel } from "@/lib/clock/format-instant";
import { wallTime } from "@/lib/clock/local-day";
import type { LocalTimes } from "./schema";

interface Times {
  startsAt: Date;
  endsAt: Date;
}

/** A slot's times as the reader's clocks show them and, where those of the doctor differ, as the doctor's do. */
export function localTimesIn(slot: Times, readersZone: string, doctorsZone: string): { local: LocalTimes; doctorLocal?: LocalTimes } {
  const local = timesIn(slot, readersZone);
  if (readersZone === doctorsZone) return { local };
  const doctorLocal = timesIn(slot, doctorsZone);
  // One zone may have two names, and two zones the same clock.
  return doctorLocal.start === local.start && doctorLocal.end === local.end ? { local } : { local, doctorLocal };
}

const timesIn = ({ startsAt, endsAt }: Times, timeZone: string): LocalTimes => ({
  start: wallTime(startsAt, timeZone),
  end: wallTime(endsAt, timeZone),
  zoneLabel: zoneLabel(startsAt, timeZone),
});
