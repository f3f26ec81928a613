import { offsetAt } from "./zone-rules";

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

/** The same, but where clocks skip this wall time the instant at which they do: for the edges of a period. */
export const firstInstantOf = (date: string, minutes: number, timeZone: string) => new Date(firstInstant(Date.parse(`${date}T00:00:00Z`) + minutes * MINUTE, timeZone));

/** The local date, YYYY-MM-DD, at an instant in a zone. */
export const localDate = (instant: Date, timeZone: string) => new Date(wallOf(instant.getTime(), timeZone)).toISOString().slice(0, 10);

/** What a zone's clocks show at an instant, to the minute: 2026-12-10T01:00. It has no zone, so the browser can put it into words. */
export const wallTime = (instant: Date, timeZone: string) => new Date(wallOf(instant.getTime(), timeZone)).toISOString().slice(0, 16);

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
