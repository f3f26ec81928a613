import { z } from "zod";
import { least, most } from "@/lib/core/plain-words";
import { Id, Instant, LocalDate } from "@/lib/core/wire";
import { message } from "@/lib/core/words";
import { TimeZone } from "@/lib/core/zone";

export const Interval = z.enum(["day", "week", "month"], message("fields.interval.invalid"));
export type Interval = z.infer<typeof Interval>;

/** An instant, or a local date where a whole day is meant. */
const Edge = z.union([LocalDate, Instant], message("fields.instant.orDate"));

const range = {
  from: Edge.optional().meta({
    description: "Start, included: an instant, or a date, from its first moment in `timeZone` on. Left out: the first moment of the 30th date up to `to`.",
    examples: ["2026-11-01"],
  }),
  to: Edge.optional().meta({
    description: "End: an instant, excluded, or a date, which is included whole. Left out: now. At most two years after `from`.",
    examples: ["2026-11-30"],
  }),
  timeZone: TimeZone.default("Asia/Kolkata").meta({ description: "The IANA zone in which dates, weeks and months are reckoned" }),
};
const interval = {
  interval: Interval.default("day").meta({ description: "Length of a bucket: a local date, a week from Monday, or a calendar month. At most 400 buckets" }),
};

/** As many ratings put a doctor among those who are compared by their average. */
export const ENOUGH_RATINGS = 5;

export const ReadDashboard = z.object(range);
export const ReadConsultationTrends = z.object({ ...range, ...interval });
export const ReadRevenueTrends = z.object({ ...range, ...interval });
export const ReadTopDoctors = z.object({
  ...range,
  by: z
    .enum(["completed", "rating", "revenue"], message("fields.topDoctors.by"))
    .default("completed")
    .meta({ description: "What puts a doctor first: completed consultations, the average rating given in the period (those with fewer than five ratings come after all others), or net revenue" }),
  limit: z.coerce.number(message("fields.value.between", { min: 1, max: 100 })).int(message("fields.value.useWholeNumber")).min(1, least(1)).max(100, most(100)).default(10),
});

export const Period = z
  .object({ from: Instant, to: Instant, timeZone: z.string() })
  .meta({ description: "What the figures are about: every instant from `from` on and before `to`, its dates reckoned in `timeZone`" });
export type Period = z.output<typeof Period>;

const count = (description: string) => z.int().min(0).meta({ description });
const share = (description: string) => z.number().min(0).max(1).nullable().meta({ description: `${description} From 0 to 1, four decimals; null where there is nothing to divide by` });

const visits = {
  total: count("Consultations that start in the period, whatever became of them"),
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
    .meta({ description: "The same, by their state now" }),
  byMode: z.object({ video: z.int(), audio: z.int(), text: z.int() }).meta({ description: "The same, by mode" }),
  first: count("Of them first consultations of this patient with this doctor"),
  followUp: count("Of them follow-ups"),
  bookings: count("Consultations that were booked in the period, whenever they start"),
};

const money = (description: string) => z.int().meta({ description: `${description} In minor units (paise)` });
const revenue = {
  payments: count("Payments collected in the period (`paidAt`), also those given back since"),
  gross: money("What they brought."),
  refunded: money("What has been given back of them up to now, whenever that was."),
  refundDue: money("What is still owed back of them."),
  net: money("gross − refunded − refundDue: what remains. Payments pending, failed or void count nowhere."),
};
const currency = z.literal("INR").meta({ description: "Currency of every amount" });

/** How refunds are treated; in each answer that has money in it, for whoever reads it without this document. */
export const REFUNDS =
  "Money belongs to the moment it was paid. A refund, paid out or owed, lowers the net of the period in which the payment came, not of the one in which it is given back.";
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
    .meta({ description: "Accounts made in the period, by what they were made as; doctors before they are verified too" }),
  rating: z
    .object({ average: z.number().nullable(), count: z.int() })
    .meta({ description: "Of the ratings given in the period, two decimals; null where there are none" }),
  revenue: z.object({ ...revenue, currency, refunds }),
});
export type Dashboard = z.output<typeof Dashboard>;

/** A stretch of the period between two local boundaries. */
const bucket = {
  startsOn: LocalDate.meta({ description: "The date, the Monday or the first of the month it stands for, in the period's zone" }),
  from: Instant,
  to: Instant,
  isPartial: z.boolean().meta({ description: "True where the period begins or ends within it, so that it cannot be compared with whole ones" }),
};

export const ConsultationTrends = z.object({
  period: Period,
  interval: Interval,
  data: z.array(z.object({ ...bucket, ...visits })).meta({ description: "Every bucket of the period in order, those without a consultation as zeros" }),
});
export type ConsultationTrends = z.output<typeof ConsultationTrends>;

export const RevenueTrends = z.object({
  period: Period,
  interval: Interval,
  currency,
  refunds,
  data: z.array(z.object({ ...bucket, ...revenue })).meta({ description: "Every bucket of the period in order, those without a payment as zeros" }),
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
      rating: z.object({ average: z.number().nullable(), count: z.int() }).meta({ description: "Of the ratings given in the period" }),
      revenue: z.object(revenue).meta({ description: "Of payments collected in the period for this doctor's consultations, whenever those are" }),
    }),
  ).meta({ description: "The first `limit`, best first; only doctors with a completed consultation, a rating or a payment in the period" }),
});
export type TopDoctors = z.output<typeof TopDoctors>;
