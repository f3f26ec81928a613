import { addDays } from "@/lib/clock/dates";

/** How many days are shown at once. */
export const SHOWN_DAYS = 14;

/** The first of the shown days that include a date: two weeks at a time, counted from today. */
export function firstDayShown(date: string, today: string): string {
  const ahead = Math.max(0, Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000));
  return addDays(today, ahead - (ahead % SHOWN_DAYS));
}
