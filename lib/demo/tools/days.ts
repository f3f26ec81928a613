/* Days and clock times in India, where every doctor of the demo works: UTC+5:30 all year. */

const OFFSET_MS = 5.5 * 3_600_000;
export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

/** The midnight in India at which the day of `at` began, plus `days`. */
export function dayOf(at: Date, days = 0): Date {
  return new Date(Math.floor((at.getTime() + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS + days * DAY_MS);
}

/** The date in India, YYYY-MM-DD. */
export const dateIn = (at: Date, days = 0) => new Date(at.getTime() + OFFSET_MS + days * DAY_MS).toISOString().slice(0, 10);

/** 0 for Sunday to 6 for Saturday, in India. */
export const weekdayOf = (at: Date) => new Date(at.getTime() + OFFSET_MS).getUTCDay();

/** `minutes` after `at`. */
export const later = (at: Date, minutes: number) => new Date(at.getTime() + minutes * MINUTE_MS);

/** `count` seconds after `at`. */
export const seconds = (at: Date, count: number) => new Date(at.getTime() + count * 1000);

/** When a doctor sees patients: on these weekdays, from and to these minutes of the day. */
export interface Hours {
  weekdays: readonly number[];
  sessions: readonly (readonly [from: number, to: number])[];
  slotMinutes: number;
}

/** The times those hours offer on the day that begins at `day`. */
export function timesOf({ weekdays, sessions, slotMinutes }: Hours, day: Date): { startsAt: Date; endsAt: Date }[] {
  if (!weekdays.includes(weekdayOf(day))) return [];
  return sessions.flatMap(([from, to]) =>
    Array.from({ length: Math.floor((to - from) / slotMinutes) }, (_, n) => {
      const startsAt = later(day, from + n * slotMinutes);
      return { startsAt, endsAt: later(startsAt, slotMinutes) };
    }),
  );
}
