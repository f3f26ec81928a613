import { query } from "@/lib/core/use-case";
import { addDays, weekOf } from "@/lib/clock/dates";
import { localDate, localDay } from "@/lib/clock/local-day";
import { countFree, findPractice } from "../availability/queries";
import { Reader } from "@/lib/domain/records/reader";
import { summaryOf } from "./present";
import { countOnDays, listBegunBefore, listDay, listUnclosed } from "./queries";
import { Day, ReadDay } from "./schema";

/** A day of the calling doctor: its consultations, the week around it, and consultations left open. `not_found` before there is a practice. */
export const readDay = query({
  name: "consultation.day",
  input: ReadDay,
  output: Day,
  load: ({ db, actor }) => findPractice(db, actor.id),
  async run({ db, actor, now }, input, { id, timeZone }) {
    const today = localDate(now, timeZone);
    const date = input.date ?? today;
    const dates = weekOf(date);
    const shown = localDay(date, timeZone);
    const soon = { from: now, to: localDay(addDays(today, 7), timeZone).from };
    // Midnight does not take a running visit off the desk.
    const [begun, rows, counts, unclosed, freeSlots] = await Promise.all([
      date === today ? listBegunBefore(db, id, shown.from, now) : [],
      listDay(db, id, shown),
      countOnDays(db, id, dates.map((day) => localDay(day, timeZone))),
      listUnclosed(db, id, now),
      countFree(db, id, soon),
    ]);
    const shownOf = (row: (typeof rows)[number]) => summaryOf(row, Reader.ofAnswer(actor));
    return {
      date,
      today,
      timeZone,
      consultations: [...begun, ...rows].map(shownOf),
      week: dates.map((day, n) => ({ date: day, count: counts[n]! })),
      unclosed: unclosed.map(shownOf),
      freeSlots,
    };
  },
});
