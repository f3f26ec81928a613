import { query } from "@/lib/core/use-case";
import { addDays, localDay, type Range } from "@/lib/clock/local-day";
import { findFreeDays } from "./queries";
import { FreeSlots, ListFreeSlots } from "./schema";

/** The free slots of one or more dates that are still to come. The dates are in the caller's zone if given, otherwise in the doctor's. */
export const listFreeSlots = query({
  name: "slot.free",
  input: ListFreeSlots,
  output: FreeSlots,
  load: ({ db, now }, { doctorId, date, days, timeZone }) =>
    findFreeDays(db, { doctorId, date, last: addDays(date, days - 1), now, range: timeZone ? rangeOf(date, days, timeZone) : undefined }),
  async run(_, { date, days, timeZone }, practice) {
    const zone = timeZone ?? practice.timeZone;
    const { from, to } = rangeOf(date, days, zone);
    const data = practice.slots.filter(({ startsAt }) => startsAt >= from && startsAt < to);
    return { data, timeZone: zone, doctorTimeZone: practice.timeZone };
  },
});

function rangeOf(date: string, days: number, timeZone: string): Range {
  const { from, to } = localDay(date, timeZone);
  return { from, to: days === 1 ? to : localDay(addDays(date, days - 1), timeZone).to };
}
