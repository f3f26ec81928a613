import type { Revenue, Visits } from "./queries";
import { type Dashboard, REFUNDS, type RevenueTrends } from "./schema";

type VisitFigures = Omit<Dashboard["consultations"], "bookings" | `${string}Rate`>;

/** Counted consultations as the answers show them. */
export function visitsOf(row: Partial<Visits>): VisitFigures {
  const of = (name: keyof Visits) => row[name] ?? 0;
  return {
    total: of("total"),
    byStatus: {
      pending_payment: of("pendingPayment"),
      scheduled: of("scheduled"),
      in_progress: of("inProgress"),
      completed: of("completed"),
      cancelled: of("cancelled"),
      no_show: of("noShow"),
      expired: of("expired"),
    },
    byMode: { video: of("video"), audio: of("audio"), text: of("text") },
    first: of("first"),
    followUp: of("followUp"),
  };
}

/** The shares of completed, cancelled and missed consultations. Their sum is 1; all are null if there is none of these. */
export function ratesOf({ byStatus: { completed, cancelled, no_show: noShow } }: VisitFigures) {
  const decided = completed + cancelled + noShow;
  const share = (part: number) => (decided === 0 ? null : Math.round((part / decided) * 10_000) / 10_000);
  return { completionRate: share(completed), cancellationRate: share(cancelled), noShowRate: share(noShow) };
}

/** Counted money as the answers show it. Sums of paise as numbers are exact far beyond any revenue. */
export function revenueOf(row: Partial<Revenue>): Omit<RevenueTrends["data"][number], "startsOn" | "from" | "to" | "isPartial"> {
  const [gross, refunded, refundDue] = [row.gross, row.refunded, row.refundDue].map((sum) => Number(sum ?? 0)) as [number, number, number];
  return { payments: row.payments ?? 0, gross, refunded, refundDue, net: gross - refunded };
}

export const ratingOf = ({ ratings, ratingSum }: { ratings: number; ratingSum: number }) => ({
  average: ratings === 0 ? null : Math.round((ratingSum / ratings) * 100) / 100,
  count: ratings,
});

/** The currency and the note on refunds, which every answer with money contains. */
export const moneyNote = { currency: "INR", refunds: REFUNDS } as const;
