import { query } from "@/lib/core/use-case";
import { bucketsOf, periodOf } from "./period";
import { visitsOf } from "./present";
import { listBookings, listVisits } from "./queries";
import { ConsultationTrends, ReadConsultationTrends } from "./schema";

/** Consultations and bookings of a period by day, week or month of a zone, including the empty buckets. */
export const readConsultationTrends = query({
  name: "analytics.consultationTrends",
  input: ReadConsultationTrends,
  output: ConsultationTrends,
  async run({ db, now }, { interval, ...asked }) {
    const period = periodOf(asked, now);
    const buckets = bucketsOf(period, interval);
    const cuts = { ...period, starts: buckets.map(({ from }) => from) };
    const [visits, bookings] = await Promise.all([listVisits(db, cuts), listBookings(db, cuts)]);
    const visitsIn = new Map(visits.map((row) => [row.bucket, row]));
    const bookingsIn = new Map(bookings.map((row) => [row.bucket, row.bookings]));
    const data = buckets.map((bucket, n) => ({ ...bucket, ...visitsOf(visitsIn.get(n) ?? {}), bookings: bookingsIn.get(n) ?? 0 }));
    return { period, interval, data };
  },
});
