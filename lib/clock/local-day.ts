const SECOND = 1000;
const MINUTE = 60_000;
const DAY = 86_400_000;

/** Half-open range of instants. */
export interface Range {
  from: Date;
  to: Date;
}

/**
 * The instants at which it is `date` (YYYY-MM-DD) in an IANA zone: 23 or 25 hours long where clocks change, empty
 * where the zone skipped the date (Pacific/Apia on 2011-12-30).
 */
export function localDay(date: string, timeZone: string): Range {
  const key = `${timeZone} ${date}`;
  let range = days.get(key);
  if (!range) {
    const midnight = Date.parse(`${date}T00:00:00Z`);
    range = { from: new Date(firstInstant(midnight, timeZone)), to: new Date(firstInstant(midnight + DAY, timeZone)) };
    if (days.size >= 2000) days.clear();
    days.set(key, range);
  }
  return range;
}

/**
 * The instant at which a zone's clocks first show this wall time, `minutes` after midnight of `date`; undefined
 * where they skip it. Where they show it twice, the first.
 */
export function instantOf(date: string, minutes: number, timeZone: string): Date | undefined {
  const wall = Date.parse(`${date}T00:00:00Z`) + minutes * MINUTE;
  const instant = firstInstant(wall, timeZone);
  return wallOf(instant, timeZone) === wall ? new Date(instant) : undefined;
}

/** The local date, YYYY-MM-DD, at an instant in a zone. */
export const localDate = (instant: Date, timeZone: string) => new Date(wallOf(instant.getTime(), timeZone)).toISOString().slice(0, 10);

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

const days = new Map<string, Range>();

/** The first instant at which the zone's wall clock shows `wall` or later; both in milliseconds, `wall` as if UTC. */
function firstInstant(wall: number, timeZone: string): number {
  const before = offsetAt(wall - DAY, timeZone);
  const after = offsetAt(wall + DAY, timeZone);
  if (before === after) return wall - before;
  // A change of clocks is near. Shown once or twice, it is at one of these; the earlier counts.
  const [first, second] = [wall - Math.max(before, after), wall - Math.min(before, after)];
  const shown = [first, second].find((instant) => wallOf(instant, timeZone) === wall);
  if (shown !== undefined) return shown;
  // Skipped: the change itself is searched by the second. Offsets were whole minutes only from some decade on, India's from 1906.
  let low = first - MINUTE;
  let high = second;
  while (high - low > SECOND) {
    const middle = low + Math.floor((high - low) / 2 / SECOND) * SECOND;
    if (wallOf(middle, timeZone) >= wall) high = middle;
    else low = middle;
  }
  return high;
}

const wallOf = (instant: number, timeZone: string) => instant + offsetAt(instant, timeZone);

/** Offset of a zone from UTC at an instant, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatter(timeZone).formatToParts(instant)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

/** By the zone in lower case: a caller may spell one in so many ways that a formatter for each would fill the memory. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string) {
  const zone = timeZone.toLowerCase();
  let made = formatters.get(zone);
  if (!made) {
    made = new Intl.DateTimeFormat("en-US", {
      timeZone: zone, calendar: "iso8601", numberingSystem: "latn", hourCycle: "h23",
      year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
    });
    formatters.set(zone, made);
  }
  return made;
}
