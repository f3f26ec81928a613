import { query } from "@/lib/core/use-case";
import { addDays, localDate, localDay, weekOf } from "@/lib/clock/local-day";
import { countFree, findPractice } from "../availability/queries";
import { summaryOf } from "./present";
import { countByDate, listDay, listUnclosed } from "./queries";
import { Day, ReadDay } from "./schema";

/** A day of the calling doctor: its consultations, the week around it, and consultations left open. `not_found` before there is a practice. */
export const readDay = query({
  name: "consultation.day",
  input: ReadDay,
  output: Day,
  load: ({ db, actor }) => findPractice(db, actor.id),
  async run({ db, now }, input, { id, timeZone }) {
    const today = localDate(now, timeZone);
    const date = input.date ?? today;
    const dates = weekOf(date);
    const week = { from: localDay(dates[0]!, timeZone).from, to: localDay(dates[6]!, timeZone).to };
    const soon = { from: now, to: localDay(addDays(today, 7), timeZone).from };
    const [rows, counts, unclosed, freeSlots] = await Promise.all([
      listDay(db, id, localDay(date, timeZone)),
      countByDate(db, id, week, timeZone),
      listUnclosed(db, id, now),
      countFree(db, id, soon),
    ]);
    return {
      date,
      today,
      timeZone,
      consultations: rows.map(summaryOf),
      week: dates.map((day) => ({ date: day, count: counts.get(day) ?? 0 })),
      unclosed: unclosed.map(summaryOf),
      freeSlots,
    };
  },
});
