import { invalid } from "@/lib/core/errors";
import { say } from "@/lib/core/words";
import { addDays, weekOf } from "@/lib/clock/dates";
import { localDate, localDay, type Range } from "@/lib/clock/local-day";
import type { Interval, Period } from "./schema";

/** The longest period: two years, with a leap day and the hour that a change of clocks may add. */
const MAX_YEARS = 2;
const MAX_DAYS = MAX_YEARS * 366;
const MAX_BUCKETS = 400;
const DAY_MS = 86_400_000;

/** The ends of a period as the caller sent them: instants, or local dates, which are included. */
export interface Asked {
  from?: Date | string;
  to?: Date | string;
  timeZone: string;
}

/** The period that was asked for; by default the last 30 dates up to now. Throws `invalid_input` if it is empty or too long. */
export function periodOf({ from, to, timeZone }: Asked, now: Date): Period {
  const end = to === undefined ? now : typeof to === "string" ? localDay(to, timeZone).to : to;
  const lastDate = localDate(new Date(end.getTime() - 1), timeZone);
  const start = from === undefined ? localDay(addDays(lastDate, -29), timeZone).from : typeof from === "string" ? localDay(from, timeZone).from : from;
  if (start >= end) throw invalid("to", say("fields.period.endNotAfterStart"));
  if (end.getTime() - start.getTime() > MAX_DAYS * DAY_MS) throw invalid("from", say("fields.period.tooLong", { years: MAX_YEARS }));
  return { from: start, to: end, timeZone };
}

/**
 * The period before, for comparison: as many local dates, up to the same time of day. So a day that is not over yet is
 * compared with the same part of an earlier day.
 */
export function periodBefore({ from, to, timeZone }: Period): Period {
  const [first, last] = [localDate(from, timeZone), localDate(new Date(to.getTime() - 1), timeZone)];
  const dates = Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS) + 1;
  const shifted = (at: Date, date: string) => {
    const intoDay = at.getTime() - localDay(date, timeZone).from.getTime();
    return new Date(localDay(addDays(date, -dates), timeZone).from.getTime() + intoDay);
  };
  const wholeDay = to.getTime() === localDay(last, timeZone).to.getTime();
  return { from: shifted(from, first), to: wholeDay ? localDay(addDays(last, -dates), timeZone).to : shifted(to, last), timeZone };
}

export interface Bucket extends Range {
  /** The local date on which the whole bucket begins. */
  startsOn: string;
  isPartial: boolean;
}

/**
 * The period cut at local midnights, Mondays or firsts of a month. The buckets cover the period exactly; their length
 * follows the clocks of the zone. A date that the zone skipped has no bucket. Throws `invalid_input` if there would be more
 * than 400.
 */
export function bucketsOf({ from, to, timeZone }: Period, interval: Interval): Bucket[] {
  const buckets: Bucket[] = [];
  let startsOn = beginning(localDate(from, timeZone), interval);
  let start = localDay(startsOn, timeZone).from;
  while (start < to) {
    const nextOn = following(startsOn, interval);
    const end = localDay(nextOn, timeZone).from;
    if (end > from && end > start) {
      const [cutFrom, cutTo] = [start < from ? from : start, end > to ? to : end];
      buckets.push({ startsOn, from: cutFrom, to: cutTo, isPartial: cutFrom > start || cutTo < end });
    }
    if (buckets.length > MAX_BUCKETS) throw invalid("interval", say("fields.interval.tooMany", { max: MAX_BUCKETS }));
    [startsOn, start] = [nextOn, end];
  }
  return buckets;
}

function beginning(date: string, interval: Interval): string {
  if (interval === "month") return `${date.slice(0, 8)}01`;
  return interval === "week" ? weekOf(date)[0]! : date;
}

function following(startsOn: string, interval: Interval): string {
  // The first of a month and 31 days are always within the next month.
  if (interval === "month") return beginning(addDays(startsOn, 31), "month");
  return addDays(startsOn, interval === "week" ? 7 : 1);
}
