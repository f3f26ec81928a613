import { query } from "@/lib/core/use-case";
import { localDay } from "./local-day";
import { findFreeDay } from "./queries";
import { FreeSlots, ListFreeSlots } from "./schema";

/** The free slots of a date, still to come; the date reckoned in the caller's zone where given, else in the doctor's. */
export const listFreeSlots = query({
  name: "slot.free",
  input: ListFreeSlots,
  output: FreeSlots,
  load: ({ db, now }, { doctorId, date, timeZone }) =>
    findFreeDay(db, { doctorId, date, now, range: timeZone ? localDay(date, timeZone) : undefined }),
  async run(_, { date, timeZone }, practice) {
    const zone = timeZone ?? practice.timeZone;
    const { from, to } = localDay(date, zone);
    const data = practice.slots.filter(({ startsAt }) => startsAt >= from && startsAt < to);
    return { data, timeZone: zone, doctorTimeZone: practice.timeZone };
  },
});
