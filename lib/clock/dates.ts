const DAY = 86_400_000;

/* Calendar dates, YYYY-MM-DD, without any zone. Safe in the browser. */

/** The date `days` after `date`. */
export const addDays = (date: string, days: number) => (days === 0 ? date : new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10));

/** True for a calendar date `YYYY-MM-DD` that exists, from 1900 to 2199. */
export function isDate(value: unknown): value is string {
  if (typeof value !== "string" || !/^(?:19|20|21)\d\d-\d\d-\d\d$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/** The seven dates of the week around a date, Monday to Sunday. */
export function weekOf(date: string): string[] {
  const sinceMonday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return Array.from({ length: 7 }, (_, n) => addDays(date, n - sinceMonday));
}
