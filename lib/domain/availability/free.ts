import { localDay, type Range } from "@/lib/clock/local-day";
import { addDays } from "@/lib/clock/dates";
import { query } from "@/lib/core/use-case";
import { once } from "@/lib/platform/once";
import { localTimesIn } from "./local-times";
import { findFreeDays } from "./queries";
import { FreeSlots, ListFreeSlots } from "./schema";

/** The free slots of one or more dates that are still to come. The dates are in the caller's zone if given, otherwise in the doctor's. */
export const listFreeSlots = query({
  name: "slot.free",
  input: ListFreeSlots,
  output: FreeSlots,
  async load({ db, now, actor }, { doctorId, date, days, timeZone, datesOf }) {
    const accountId = actor.kind === "user" ? actor.id : undefined;
    const known = (datesOf === "caller" ? timeZone : undefined) ?? zonesSeen().get(doctorId);
    const practice = await findFreeDays(db, { doctorId, now, accountId, range: known === undefined ? anyZone(date, days) : rangeOf(date, days, known) });
    if (!practice) return undefined;
    see(doctorId, practice.timeZone);
    const zone = datesOf === "caller" && timeZone !== undefined ? timeZone : practice.timeZone;
    // The doctor has moved since their zone was seen here.
    if (known !== undefined && known !== zone) return findFreeDays(db, { doctorId, now, accountId, range: rangeOf(date, days, zone) });
    return practice;
  },
  async run(_, { date, days, timeZone, datesOf }, { slots, timeZone: doctorTimeZone }) {
    const zone = (datesOf === "caller" ? timeZone : undefined) ?? doctorTimeZone;
    const { from, to } = rangeOf(date, days, zone);
    const data = slots.filter(({ startsAt }) => startsAt >= from && startsAt < to).map((slot) => ({ ...slot, ...localTimesIn(slot, timeZone ?? doctorTimeZone, doctorTimeZone) }));
    return { data, timeZone: zone, doctorTimeZone };
  },
});

function rangeOf(date: string, days: number, timeZone: string): Range {
  const { from, to } = localDay(date, timeZone);
  return { from, to: days === 1 ? to : localDay(addDays(date, days - 1), timeZone).to };
}

const HOUR = 3_600_000;

/** Every instant at which it may be one of the dates somewhere: clocks are at most 14 hours ahead of UTC and 12 behind. */
function anyZone(date: string, days: number): Range {
  const midnight = (day: string) => Date.parse(`${day}T00:00:00Z`);
  return { from: new Date(midnight(date) - 15 * HOUR), to: new Date(midnight(addDays(date, days)) + 13 * HOUR) };
}

const MOST_SEEN = 10_000;

/**
 * In which zone each doctor was when last read. SQL gets instants, so the zone is needed before the row is read; a wrong
 * guess costs a second query and nothing else.
 */
const zonesSeen = () => once("availability.zones-seen", () => new Map<string, string>());

function see(doctorId: string, timeZone: string): void {
  const seen = zonesSeen();
  if (seen.get(doctorId) === timeZone) return;
  if (seen.size >= MOST_SEEN) seen.clear();
  seen.set(doctorId, timeZone);
}
