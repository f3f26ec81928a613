import { query } from "@/lib/core/use-case";
import { periodOf } from "./period";
import { moneyNote, ratesOf, ratingOf, revenueOf, visitsOf } from "./present";
import { readTotals } from "./queries";
import { Dashboard, ReadDashboard } from "./schema";

/**
 * The figures of a period, for administrators; nothing clinical. Consultations count in the period in which they start,
 * bookings when they were made, money when it came in or was given back. `schema.ts` defines each figure.
 */
export const readDashboard = query({
  name: "analytics.dashboard",
  input: ReadDashboard,
  output: Dashboard,
  async run({ db, now }, asked) {
    const period = periodOf(asked, now);
    const totals = await readTotals(db, period);
    const { bookings, activePatients, activeDoctors, newPatients, newDoctors } = totals;
    const visits = visitsOf(totals);
    return {
      period,
      consultations: { ...visits, bookings, ...ratesOf(visits) },
      activePatients,
      activeDoctors,
      registrations: { patients: newPatients, doctors: newDoctors },
      rating: ratingOf(totals),
      revenue: { ...revenueOf(totals), ...moneyNote },
    };
  },
});
