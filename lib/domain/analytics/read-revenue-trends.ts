import { query } from "@/lib/core/use-case";
import { bucketsOf, periodOf } from "./period";
import { moneyNote, revenueOf } from "./present";
import { listRevenue } from "./queries";
import { ReadRevenueTrends, RevenueTrends } from "./schema";

/** The money paid and given back in a period by day, week or month of a zone, from the ledger, including the empty buckets. */
export const readRevenueTrends = query({
  name: "analytics.revenueTrends",
  input: ReadRevenueTrends,
  output: RevenueTrends,
  async run({ db, now }, { interval, ...asked }) {
    const period = periodOf(asked, now);
    const buckets = bucketsOf(period, interval);
    const rows = await listRevenue(db, { ...period, starts: buckets.map(({ from }) => from) });
    const revenueIn = new Map(rows.map((row) => [row.bucket, row]));
    return { period, interval, ...moneyNote, data: buckets.map((bucket, n) => ({ ...bucket, ...revenueOf(revenueIn.get(n) ?? {}) })) };
  },
});
