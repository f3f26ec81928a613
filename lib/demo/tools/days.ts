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
  /** Times outside of these sessions, on one day only. */
  extra?: readonly Time[];
}

interface Time {
  startsAt: Date;
  endsAt: Date;
}

/** The times those hours offer on the day that begins at `day`. */
export function timesOf({ weekdays, sessions, slotMinutes, extra = [] }: Hours, day: Date): Time[] {
  const usual = weekdays.includes(weekdayOf(day)) ? sessions : [];
  const times = usual.flatMap(([from, to]) => row(later(day, from), slotMinutes, Math.floor((to - from) / slotMinutes)));
  return [...times, ...extra.filter(({ startsAt }) => dayOf(startsAt).getTime() === day.getTime())].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

/** One time after another. */
const row = (from: Date, minutes: number, count: number): Time[] =>
  Array.from({ length: count }, (_, n) => ({ startsAt: later(from, n * minutes), endsAt: later(from, (n + 1) * minutes) }));

/** The same hours, with a few times of this very hour if they would leave more than half an hour without one: there is a room to enter at any hour. */
export function withTimesAround(hours: Hours, now: Date): Hours {
  const times = [0, 1].flatMap((day) => timesOf(hours, dayOf(now, day)));
  const next = times.find(({ startsAt }) => startsAt > later(now, -1));
  if (!next || next.startsAt <= later(now, 30)) return hours;
  const running = times.findLast(({ startsAt }) => startsAt < now);
  const soon = Math.ceil(later(now, 4).getTime() / (5 * MINUTE_MS)) * 5 * MINUTE_MS;
  const from = new Date(Math.max(soon, running?.endsAt.getTime() ?? 0));
  return { ...hours, extra: row(from, hours.slotMinutes, 3).filter(({ endsAt }) => endsAt <= next.startsAt) };
}
