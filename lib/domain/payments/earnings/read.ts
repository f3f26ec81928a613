import { localDate, localDay } from "@/lib/clock/local-day";
import { query } from "@/lib/core/use-case";
import { findPractice } from "@/lib/domain/availability/queries";
import { listEarnings, sumEarnings, sumHeld } from "./queries";
import { Earnings, ReadEarnings } from "./schema";

/** What the calling doctor earned in a month of the practice's calendar. `not_found` before there is a practice. */
export const readEarnings = query({
  name: "payment.earnings",
  input: ReadEarnings,
  output: Earnings,
  load: ({ db, actor }) => findPractice(db, actor.id),
  async run({ db, now }, input, { id, timeZone }) {
    const thisMonth = localDate(now, timeZone).slice(0, 7);
    const month = input.month ?? thisMonth;
    const range = { from: localDay(`${month}-01`, timeZone).from, to: localDay(`${monthAfter(month, 1)}-01`, timeZone).from };
    const [sums, held, entries] = await Promise.all([sumEarnings(db, id, range), sumHeld(db, id), listEarnings(db, id, range)]);
    return { month, thisMonth, timeZone, currency: "INR" as const, ...sums, held, entries };
  },
});

/** The month so many months later, `YYYY-MM`. */
function monthAfter(month: string, months: number): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  const index = year * 12 + number - 1 + months;
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
}
