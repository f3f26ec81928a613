import { addDays } from "@/lib/clock/dates";
import { instantOf } from "@/lib/clock/local-day";

/** A doctor's weekly hours in wall time, which stays the same when clocks change. */
export interface WeeklyHours {
  /** First and last date, YYYY-MM-DD, both included. */
  from: string;
  to: string;
  /** 1 is Monday, 7 Sunday (ISO 8601). */
  weekdays: readonly number[];
  /** Minutes after the midnight with which the date begins. More than 1440 are after the next midnight, and belong to this date. */
  opensAt: number;
  closesAt: number;
  breaks?: readonly { from: number; to: number }[];
  slotMinutes: number;
  /** Minutes left free between one slot and the next. */
  bufferMinutes?: number;
  timeZone: string;
}

/**
 * The slots of weekly hours, date by date in the doctor's zone. A slot that does not fit before closing, touches a
 * break, or begins at a wall time that a change of clocks skips, is left out. The end is the start plus elapsed minutes.
 */
export function expandHours({ from, to, weekdays, opensAt, closesAt, breaks = [], slotMinutes, bufferMinutes = 0, timeZone }: WeeklyHours) {
  const slots: { startsAt: Date; endsAt: Date }[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) {
    if (!weekdays.includes(isoWeekday(date))) continue;
    for (let start = opensAt; start + slotMinutes <= closesAt; start += slotMinutes + bufferMinutes) {
      if (breaks.some((pause) => start < pause.to && start + slotMinutes > pause.from)) continue;
      const startsAt = instantOf(date, start, timeZone);
      const last = slots.at(-1);
      if (!startsAt || (last && startsAt < last.endsAt)) continue;
      slots.push({ startsAt, endsAt: new Date(startsAt.getTime() + slotMinutes * 60_000) });
    }
  }
  return slots;
}

const isoWeekday = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
