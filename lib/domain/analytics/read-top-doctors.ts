import { query } from "@/lib/core/use-case";
import { periodOf } from "./period";
import { moneyNote, ratingOf, revenueOf } from "./present";
import { listTopDoctors } from "./queries";
import { ReadTopDoctors, TopDoctors } from "./schema";

/** The doctors with the most completed consultations, the best ratings or the most revenue in a period. */
export const readTopDoctors = query({
  name: "analytics.topDoctors",
  input: ReadTopDoctors,
  output: TopDoctors,
  async run({ db, now }, { by, limit, ...asked }) {
    const period = periodOf(asked, now);
    const rows = await listTopDoctors(db, period, by, limit);
    return { period, ...moneyNote, data: rows.map((row) => ({ ...row, rating: ratingOf(row), revenue: revenueOf(row) })) };
  },
});
