import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { statement } from "@/db/statement";
import type { Range } from "@/lib/clock/local-day";
import { ENOUGH_RATINGS } from "./schema";

/*
 * Figures are counted from the rows themselves, each over a range of one indexed column: consultations by starts_at and
 * created_at, money by the time at which the ledger took note of it, reviews and users by created_at. No encrypted column is read.
 */

const $ = sql.placeholder;
const wire = ({ from, to }: Range) => ({ from: from.toISOString(), to: to.toISOString() });
const inPeriod = (column: string) => sql`${sql.raw(column)} >= ${$("from")}::timestamptz and ${sql.raw(column)} < ${$("to")}::timestamptz`;

/** Counts of consultations: every column of `Visits`. */
const visits = sql`
  count(*)::int as total,
  count(*) filter (where status = 'pending_payment')::int as "pendingPayment",
  count(*) filter (where status = 'scheduled')::int as scheduled,
  count(*) filter (where status = 'in_progress')::int as "inProgress",
  count(*) filter (where status = 'completed')::int as completed,
  count(*) filter (where status = 'cancelled')::int as cancelled,
  count(*) filter (where status = 'no_show')::int as "noShow",
  count(*) filter (where status = 'expired')::int as expired,
  count(*) filter (where mode = 'video')::int as video,
  count(*) filter (where mode = 'audio')::int as audio,
  count(*) filter (where mode = 'text')::int as text,
  count(*) filter (where not follow_up)::int as first,
  count(*) filter (where follow_up)::int as "followUp"`;

export type Visits = Record<
  | "total" | "pendingPayment" | "scheduled" | "inProgress" | "completed" | "cancelled" | "noShow" | "expired"
  | "video" | "audio" | "text" | "first" | "followUp",
  number
>;

/** Sums of the ledger's entries about money that came in or went out; bigint, which the driver returns as text. A payment with a refund due is owed back in full. */
const revenue = sql`
  count(*) filter (where e.kind = 'paid')::int as payments,
  coalesce(sum(e.amount) filter (where e.kind = 'paid'), 0)::text as gross,
  coalesce(-sum(e.amount) filter (where e.kind = 'refunded'), 0)::text as refunded,
  coalesce(sum(owed.amount - owed.refunded_amount), 0)::text as "refundDue"`;

/** The entries of a period, each payment that owes its money back beside the entry of its coming in. */
const moneyInPeriod = sql`
  ledger_entries e left join payments owed on owed.id = e.payment_id and owed.status = 'refund_due' and e.kind = 'paid'`;
const isMoneyOfPeriod = sql`e.account = 'provider' and e.currency = 'INR' and ${inPeriod("e.at")}`;

export interface Revenue {
  payments: number;
  gross: string;
  refunded: string;
  refundDue: string;
}

export type Totals = Visits & Revenue & Record<"activePatients" | "activeDoctors" | "bookings" | "newPatients" | "newDoctors" | "ratings" | "ratingSum", number>;

/** Every figure of the dashboard over one period. */
export async function readTotals(db: Db, range: Range): Promise<Totals> {
  const [row] = await selectTotals(db, wire(range));
  return row!;
}

/**
 * The ids in `column` of consultations that were neither cancelled nor expired. `select distinct` hashes the rows;
 * count(distinct) would sort all of them.
 */
const active = (column: string) =>
  sql`select distinct ${sql.raw(column)} from consultations where ${inPeriod("starts_at")} and status not in ('cancelled', 'expired')`;

const selectTotals = statement<{ from: string; to: string }, Totals>(
  () => sql`
    select * from
      (select ${visits} from consultations where ${inPeriod("starts_at")}) visits,
      (select count(*)::int as "activePatients" from (${active("patient_id")}) people) patients,
      (select count(*)::int as "activeDoctors" from (${active("doctor_id")}) people) doctors,
      (select count(*)::int as bookings from consultations where ${inPeriod("created_at")}) booked,
      (select ${revenue} from ${moneyInPeriod} where ${isMoneyOfPeriod}) money,
      (select count(*) filter (where role = 'patient')::int as "newPatients", count(*) filter (where role = 'doctor')::int as "newDoctors"
        from users where role in ('patient', 'doctor') and ${inPeriod("created_at")}) people,
      (select count(*)::int as ratings, coalesce(sum(rating), 0)::int as "ratingSum" from reviews where status = 'published' and ${inPeriod("created_at")}) rated`,
);

/** A period and the starts of its buckets; the first bucket starts with the period. */
interface Cuts extends Range {
  starts: readonly Date[];
}
const wireCuts = ({ starts, ...range }: Cuts) => ({ ...wire(range), starts: starts.map((start) => start.toISOString()) });

/**
 * The number, from 0, of the bucket that contains an instant. The starts are sent as text, because the driver is configured
 * not to convert arrays of times. A subquery parses them once; otherwise the whole array would be parsed again for every row.
 */
const bucketOf = (column: string) => sql`width_bucket(${sql.raw(column)}, (select ${$("starts")}::text[]::timestamptz[])) - 1`;

type CutValues = { from: string; to: string; starts: string[] };

/** Consultations by the bucket they start in; buckets without any are left out. */
export const listVisits = (db: Db, cuts: Cuts) => selectVisits(db, wireCuts(cuts));

const selectVisits = statement<CutValues, Visits & { bucket: number }>(
  () => sql`select ${bucketOf("starts_at")} as bucket, ${visits} from consultations where ${inPeriod("starts_at")} group by 1`,
);

/** Consultations by the bucket they were booked in; buckets without any are left out. */
export const listBookings = (db: Db, cuts: Cuts) => selectBookings(db, wireCuts(cuts));

const selectBookings = statement<CutValues, { bucket: number; bookings: number }>(
  () => sql`select ${bucketOf("created_at")} as bucket, count(*)::int as bookings from consultations where ${inPeriod("created_at")} group by 1`,
);

/** Money by the bucket it came in or went out; buckets without any are left out. */
export const listRevenue = (db: Db, cuts: Cuts) => selectRevenue(db, wireCuts(cuts));

const selectRevenue = statement<CutValues, Revenue & { bucket: number }>(
  () => sql`select ${bucketOf("e.at")} as bucket, ${revenue} from ${moneyInPeriod} where ${isMoneyOfPeriod} group by 1`,
);

export interface DoctorFigures extends Revenue {
  id: string;
  name: string;
  city: string;
  specializations: string[];
  completed: number;
  ratings: number;
  ratingSum: number;
}

const netOf = sql`coalesce(money.gross::bigint - money.refunded::bigint, 0)`;
const averageOf = sql`rated."ratingSum"::numeric / rated.ratings`;
/** Ties are broken by the other figures, then by id, so the order is stable. */
const orders = {
  completed: sql`completed desc, ${netOf} desc, ${averageOf} desc nulls last`,
  // One happy patient does not make the best doctor: doctors with few ratings come after those with enough.
  rating: sql`coalesce(rated.ratings, 0) >= ${sql.raw(String(ENOUGH_RATINGS))} desc, ${averageOf} desc nulls last, ratings desc, completed desc`,
  revenue: sql`${netOf} desc, completed desc, ${averageOf} desc nulls last`,
};

const topDoctors = (by: keyof typeof orders) =>
  statement<{ from: string; to: string; limit: number }, DoctorFigures>(
    () => sql`
      with seen as (
          select doctor_id, count(*)::int as completed from consultations where ${inPeriod("starts_at")} and status = 'completed' group by 1),
        money as (
          select c.doctor_id, ${revenue} from ${moneyInPeriod} join payments p on p.id = e.payment_id join consultations c on c.id = p.consultation_id
          where ${isMoneyOfPeriod} group by 1),
        rated as (
          select doctor_id, count(*)::int as ratings, sum(rating)::int as "ratingSum" from reviews where status = 'published' and ${inPeriod("created_at")} group by 1)
      select d.id, d.name, d.city, d.specializations, coalesce(seen.completed, 0) as completed,
        coalesce(money.payments, 0) as payments, coalesce(money.gross, '0') as gross, coalesce(money.refunded, '0') as refunded,
        coalesce(money."refundDue", '0') as "refundDue", coalesce(rated.ratings, 0) as ratings, coalesce(rated."ratingSum", 0) as "ratingSum"
      from seen full join money using (doctor_id) full join rated using (doctor_id) join doctors d on d.id = doctor_id
      order by ${orders[by]}, d.id limit ${$("limit")}`,
  );

const selectTop = { completed: topDoctors("completed"), rating: topDoctors("rating"), revenue: topDoctors("revenue") };

/** The top doctors of a period in the order `by`, best first. */
export const listTopDoctors = (db: Db, range: Range, by: keyof typeof orders, limit: number) => selectTop[by](db, { ...wire(range), limit });
