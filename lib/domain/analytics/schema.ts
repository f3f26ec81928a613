import { z } from "zod";
import { least, most } from "@/lib/core/plain-words";
import { Id, Instant, LocalDate } from "@/lib/core/wire";
import { message } from "@/lib/core/words";
import { TimeZone } from "@/lib/core/zone";

export const Interval = z.enum(["day", "week", "month"], message("fields.interval.invalid"));
export type Interval = z.infer<typeof Interval>;

/** An instant, or a local date for a whole day. */
const Edge = z.union([LocalDate, Instant], message("fields.instant.orDate"));

const range = {
  from: Edge.optional().meta({
    description: "Start, included: an instant, or a date, which starts at its first moment in `timeZone`. If left out, the period is the last 30 dates up to `to`.",
    examples: ["2026-11-01"],
  }),
  to: Edge.optional().meta({
    description: "End: an instant, excluded, or a date, included to its last moment. Now if left out. At most two years after `from`.",
    examples: ["2026-11-30"],
  }),
  timeZone: TimeZone.default("Asia/Kolkata").meta({ description: "The IANA zone of dates, weeks and months" }),
};
const interval = {
  interval: Interval.default("day").meta({ description: "Length of a bucket: a local date, a week from Monday, or a calendar month. At most 400 buckets" }),
};

/** With fewer ratings than this a doctor is listed after all doctors who have enough. */
export const ENOUGH_RATINGS = 5;

export const ReadDashboard = z.object(range);
export const ReadConsultationTrends = z.object({ ...range, ...interval });
export const ReadRevenueTrends = z.object({ ...range, ...interval });
export const ReadTopDoctors = z.object({
  ...range,
  by: z
    .enum(["completed", "rating", "revenue"], message("fields.topDoctors.by"))
    .default("completed")
    .meta({ description: "What the doctors are sorted by: completed consultations, the average rating given in the period (doctors with fewer than five ratings come after all others), or net revenue" }),
  limit: z.coerce.number(message("fields.value.between", { min: 1, max: 100 })).int(message("fields.value.useWholeNumber")).min(1, least(1)).max(100, most(100)).default(10),
});

export const Period = z
  .object({ from: Instant, to: Instant, timeZone: z.string() })
  .meta({ description: "The period of the figures: every instant from `from` on and before `to`, with dates in `timeZone`" });
export type Period = z.output<typeof Period>;

const count = (description: string) => z.int().min(0).meta({ description });
const share = (description: string) => z.number().min(0).max(1).nullable().meta({ description: `${description} From 0 to 1, four decimals; null if the divisor is 0` });

const visits = {
  total: count("Consultations that start in the period, in any state"),
  byStatus: z
    .object({
      pending_payment: z.int(),
      scheduled: z.int(),
      in_progress: z.int(),
      completed: z.int(),
      cancelled: z.int(),
      no_show: z.int(),
      expired: z.int(),
    })
    .meta({ description: "The same consultations, by their state now" }),
  byMode: z.object({ video: z.int(), audio: z.int(), text: z.int() }).meta({ description: "The same consultations, by mode" }),
  first: count("How many of them are the patient's first consultation with this doctor"),
  followUp: count("How many of them are follow-ups"),
  bookings: count("Consultations that were booked in the period, whenever they start"),
};

const money = (description: string) => z.int().meta({ description: `${description} In minor units (paise)` });
const revenue = {
  payments: count("Payments confirmed in the period, including those refunded since"),
  gross: money("The sum of these payments."),
  refunded: money("What was given back in the period, of payments of any time."),
  refundDue: money("How much of `gross` is owed back at this moment and not given back yet. It is still part of `net`."),
  net: money("gross − refunded; negative if more was given back than came in. Pending, failed and void payments are not counted anywhere."),
};
const currency = z.literal("INR").meta({ description: "Currency of every amount" });

/** How refunds are treated. Every answer with money contains this sentence, for readers who do not have the API document. */
export const REFUNDS =
  "From the ledger: a payment counts in the period in which it was confirmed, a refund in the period in which it is given back. So the figures of a period that is over do not change any more, except for what is still owed back.";
const refunds = z.literal(REFUNDS).meta({ description: "How refunds are treated" });

export const Dashboard = z.object({
  period: Period,
  consultations: z.object({
    ...visits,
    completionRate: share("completed ÷ (completed + cancelled + no_show), of those that start in the period."),
    cancellationRate: share("cancelled ÷ (completed + cancelled + no_show)."),
    noShowRate: share("no_show ÷ (completed + cancelled + no_show)."),
  }),
  activePatients: count("Patients with a consultation in the period that was neither cancelled nor expired"),
  activeDoctors: count("Doctors with a consultation in the period that was neither cancelled nor expired"),
  registrations: z
    .object({ patients: z.int(), doctors: z.int() })
    .meta({ description: "Accounts made in the period, by the role they were made with; including doctors who are not verified yet" }),
  rating: z
    .object({ average: z.number().nullable(), count: z.int() })
    .meta({ description: "Average (two decimals; null if there are none) and number of the ratings given in the period" }),
  revenue: z.object({ ...revenue, currency, refunds }),
});
export type Dashboard = z.output<typeof Dashboard>;

/** A part of the period between two local boundaries: a day, a week or a month. */
const bucket = {
  startsOn: LocalDate.meta({ description: "The date on which the whole day, week (Monday) or month begins, in the period's zone" }),
  from: Instant,
  to: Instant,
  isPartial: z.boolean().meta({ description: "True if the period begins or ends inside this bucket, so that it cannot be compared with whole ones" }),
};

export const ConsultationTrends = z.object({
  period: Period,
  interval: Interval,
  data: z.array(z.object({ ...bucket, ...visits })).meta({ description: "Every bucket of the period in order; buckets without a consultation have zeros" }),
});
export type ConsultationTrends = z.output<typeof ConsultationTrends>;

export const RevenueTrends = z.object({
  period: Period,
  interval: Interval,
  currency,
  refunds,
  data: z.array(z.object({ ...bucket, ...revenue })).meta({ description: "Every bucket of the period in order; buckets without money have zeros" }),
});
export type RevenueTrends = z.output<typeof RevenueTrends>;

export const TopDoctors = z.object({
  period: Period,
  currency,
  refunds,
  data: z.array(
    z.object({
      id: Id,
      name: z.string(),
      city: z.string(),
      specializations: z.array(z.string()),
      completed: count("Completed consultations that start in the period"),
      rating: z.object({ average: z.number().nullable(), count: z.int() }).meta({ description: "Average and number of the ratings given in the period" }),
      revenue: z.object(revenue).meta({ description: "Of what was paid and given back in the period for this doctor's consultations, at whatever time those take place" }),
    }),
  ).meta({ description: "The first `limit`, best first; only doctors with a completed consultation, a rating or a payment in the period" }),
});
export type TopDoctors = z.output<typeof TopDoctors>;
