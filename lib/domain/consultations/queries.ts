import { and, asc, desc, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { profiles } from "@/db/schema/accounts";
import { statement } from "@/db/statement";
import { availabilitySlots } from "@/db/schema/availability";
import type { Sealed } from "@/db/schema/columns";
import { consultations, modeSwitches } from "@/db/schema/consultations";
import { doctors } from "@/db/schema/doctors";
import { payments } from "@/db/schema/payments";
import type { Actor } from "@/lib/core/actor";
import type { Range } from "../availability/local-day";
import type { Mode, Status } from "./schema";

/** The consultations an actor may see; agrees with the policy row `consultation.read`. */
export function visibleTo(actor: Actor): SQL {
  if (actor.kind !== "user") return sql`false`;
  if (actor.role === "admin") return sql`true`;
  return eq(actor.role === "doctor" ? consultations.doctorId : consultations.patientId, actor.id);
}

/** What booking needs to know of a slot, its doctor and the patient. */
export interface Offer {
  slotId: string;
  doctorId: string;
  status: string;
  startsAt: Date;
  endsAt: Date;
  doctorName: string;
  patientName: string;
  feeAmount: number;
}

/**
 * The slot of a verified doctor, as it stands. Holds the patient's bookings back, one after another, until the
 * transaction ends: so the claim that follows sees every booking of this patient that came before it.
 */
export async function findOffer(db: Db, slotId: string, patientId: string): Promise<Offer | undefined> {
  const [row] = await selectOffer(db, { slotId, patientId });
  return row && { ...row, startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) };
}

const $ = sql.placeholder;

const selectOffer = statement<{ slotId: string; patientId: string }, Omit<Offer, "startsAt" | "endsAt"> & { startsAt: string; endsAt: string }>(
  () => sql`
    select s.id as "slotId", s.doctor_id as "doctorId", s.status, s.starts_at as "startsAt", s.ends_at as "endsAt",
      d.name as "doctorName", d.fee_amount as "feeAmount", p.first_name || ' ' || p.last_name as "patientName",
      pg_advisory_xact_lock(1, hashtext(p.user_id::text))
    from availability_slots s join doctors d on d.id = s.doctor_id and d.status = 'verified'
      join profiles p on p.user_id = ${$("patientId")}
    where s.id = ${$("slotId")} and s.deleted_at is null`,
);

export interface Claim {
  id: string;
  paymentId: string;
  slotId: string;
  doctorId: string;
  patientId: string;
  mode: Mode;
  complaint: Sealed;
  feeAmount: number;
  now: Date;
}

/**
 * Takes the slot and writes consultation and payment, in one statement: all of it, or nothing where the slot is no
 * longer free or the patient is busy at that time. Bookings of one doctor pass one after another, because two
 * that meet in an exclusion constraint would wait for each other until the deadlock detector ends one.
 */
export async function claimSlot(db: Db, claim: Claim): Promise<{ followUp: boolean } | undefined> {
  const [row] = await insertClaim(db, { ...claim, now: claim.now.toISOString() });
  return row;
}

const insertClaim = statement<Omit<Claim, "now"> & { now: string }, { followUp: boolean }>(
  () => sql`
    with given as (
      select ${$("id")}::uuid as id, ${$("paymentId")}::uuid as payment_id, ${$("patientId")}::uuid as patient_id,
        ${$("doctorId")}::uuid as doctor_id, ${$("feeAmount")}::int as fee, ${$("now")}::timestamptz as now),
    turn as materialized (select pg_advisory_xact_lock(2, hashtext(doctor_id::text)) from given),
    claimed as (
      update availability_slots s set status = 'booked', updated_at = given.now from turn, given
      where s.id = ${$("slotId")} and s.status = 'available'
        and not exists (select from consultations c where c.patient_id = given.patient_id and c.during && s.during
          and c.status in ('pending_payment', 'scheduled', 'in_progress'))
      returning s.id, s.starts_at, s.ends_at),
    booked as (
      insert into consultations (id, patient_id, doctor_id, slot_id, status, mode, starts_at, ends_at, fee_amount, fee_currency,
        complaint, follow_up, consent_at, created_at, updated_at)
      select given.id, patient_id, doctor_id, claimed.id, 'scheduled', ${$("mode")}, starts_at, ends_at, fee, 'INR', ${$("complaint")},
        exists (select from consultations c
          where c.patient_id = given.patient_id and c.doctor_id = given.doctor_id and c.status = 'completed'),
        now, now, now
      from claimed, given returning id, follow_up),
    owed as (
      insert into payments (id, consultation_id, amount, currency, status, created_at, updated_at)
      select payment_id, booked.id, fee, 'INR', 'pending', now, now from booked, given)
    select follow_up as "followUp" from booked`,
);

/** What is left for a patient whose time was taken. */
export interface Alternatives {
  /** Whether it is they who have a live consultation at that time. */
  busy: boolean;
  /** Up to five free times of the doctor, the nearest to the one taken first, in which the patient is free too. */
  near: { slotId: string; startsAt: Date; endsAt: Date }[];
}

export async function findAlternatives(db: Db, { doctorId, startsAt, endsAt }: Offer, patientId: string, now: Date): Promise<Alternatives> {
  const rows = await selectAlternatives(db, { doctorId, patientId, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), now: now.toISOString() });
  const near = rows.flatMap((row) => (row.slotId ? [{ slotId: row.slotId, startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) }] : []));
  return { busy: rows[0]!.busy, near };
}

const patientIsBusy = (during: SQL) => sql`exists (select from consultations c where c.patient_id = ${$("patientId")}::uuid and c.during && ${during}
  and c.status in ('pending_payment', 'scheduled', 'in_progress'))`;
const isFree = sql`doctor_id = ${$("doctorId")} and status = 'available' and deleted_at is null and starts_at > ${$("now")}::timestamptz
  and not ${patientIsBusy(sql`s.during`)}`;
const taken = sql`${$("startsAt")}::timestamptz`;

const selectAlternatives = statement<
  { doctorId: string; patientId: string; startsAt: string; endsAt: string; now: string },
  { busy: boolean; slotId: string | null; startsAt: string; endsAt: string }
>(
  () => sql`
    select ${patientIsBusy(sql`tstzrange(${taken}, ${$("endsAt")}::timestamptz, '[)')`)} as busy, near.id as "slotId", near.starts_at as "startsAt", near.ends_at as "endsAt"
    from (values (0)) as always left join (
      select id, starts_at, ends_at, abs(extract(epoch from starts_at - ${taken})) as distance from (
        (select id, starts_at, ends_at from availability_slots s where ${isFree} and starts_at >= ${taken} order by starts_at limit 5)
        union all
        (select id, starts_at, ends_at from availability_slots s where ${isFree} and starts_at < ${taken} order by starts_at desc limit 5)
      ) around order by distance, starts_at limit 5) near on true
    order by distance, near.starts_at`,
);

const summary = {
  id: consultations.id,
  status: consultations.status,
  slotId: consultations.slotId,
  doctorId: consultations.doctorId,
  patientId: consultations.patientId,
  doctorName: doctors.name,
  patientName: sql<string>`${profiles.firstName} || ' ' || ${profiles.lastName}`,
  startsAt: consultations.startsAt,
  endsAt: consultations.endsAt,
  mode: consultations.mode,
  feeAmount: consultations.feeAmount,
  followUp: consultations.followUp,
  paymentId: payments.id,
  paymentStatus: payments.status,
  paymentAmount: payments.amount,
  createdAt: consultations.createdAt,
};

const whole = {
  ...summary,
  complaint: consultations.complaint,
  notes: consultations.notes,
  diagnosis: consultations.diagnosis,
  advice: consultations.advice,
  consentAt: consultations.consentAt,
  startedAt: consultations.startedAt,
  completedAt: consultations.completedAt,
  cancelledAt: consultations.cancelledAt,
  cancelReason: consultations.cancelReason,
  version: consultations.version,
  modeSwitches: sql<{ from: Mode; to: Mode; at: string }[]>`(select coalesce(
    json_agg(json_build_object('from', s.from_mode, 'to', s.to_mode, 'at', s.switched_at) order by s.id), '[]')
    from ${modeSwitches} s where s.consultation_id = ${consultations.id})`,
};

const selectWhole = (db: Db) =>
  db
    .select(whole)
    .from(consultations)
    .innerJoin(doctors, eq(doctors.id, consultations.doctorId))
    .innerJoin(profiles, eq(profiles.userId, consultations.patientId))
    .leftJoin(payments, eq(payments.consultationId, consultations.id));

const selectSummary = (db: Db) =>
  db
    .select(summary)
    .from(consultations)
    .innerJoin(doctors, eq(doctors.id, consultations.doctorId))
    .innerJoin(profiles, eq(profiles.userId, consultations.patientId))
    .leftJoin(payments, eq(payments.consultationId, consultations.id));

export type ConsultationRow = NonNullable<Awaited<ReturnType<typeof findConsultation>>>;

/** One consultation with everything in it, still sealed. */
export async function findConsultation(db: Db, id: string) {
  const [row] = await selectWhole(db).where(eq(consultations.id, id));
  return row;
}

/** The same, held against other writers until the transaction ends. */
export async function lockConsultation(db: Db, id: string) {
  const [row] = await selectWhole(db).where(eq(consultations.id, id)).for("update", { of: consultations });
  return row;
}

export interface Filter {
  /** Ahead of `now` or under way, earliest first; or the rest. */
  when?: "upcoming" | "past";
  now: Date;
  status?: Status;
  from?: Date;
  to?: Date;
  /** Start and id of the last row of the page before. */
  after?: { startsAt: string; id: string };
  limit: number;
}

/** The actor's consultations, latest start first, upcoming ones earliest first; one more than `limit` where there are more. */
export function listVisible(db: Db, actor: Actor, { when, now, status, from, to, after, limit }: Filter) {
  const isAhead = sql`(${consultations.status} = 'in_progress'
    or ${consultations.status} in ('pending_payment', 'scheduled') and ${consultations.endsAt} > ${now.toISOString()}::timestamptz)`;
  const isUpcoming = when === "upcoming";
  const place = after && sql`(${after.startsAt}::timestamptz, ${after.id}::uuid)`;
  return selectSummary(db)
    .where(
      and(
        visibleTo(actor),
        when && (isUpcoming ? isAhead : sql`not ${isAhead}`),
        status && eq(consultations.status, status),
        from && gte(consultations.startsAt, from),
        to && lt(consultations.startsAt, to),
        place && sql`(${consultations.startsAt}, ${consultations.id}) ${isUpcoming ? sql`>` : sql`<`} ${place}`,
      ),
    )
    .orderBy(...[consultations.startsAt, consultations.id].map(isUpcoming ? asc : desc))
    .limit(limit + 1);
}

/** What the calendar of a doctor holds in a range of starts, earliest first. */
export function listDay(db: Db, doctorId: string, { from, to }: Range) {
  return selectSummary(db)
    .where(and(eq(consultations.doctorId, doctorId), gte(consultations.startsAt, from), lt(consultations.startsAt, to)))
    .orderBy(asc(consultations.startsAt), asc(consultations.id))
    .limit(300);
}

/** The doctor's earliest consultations whose time is over, but which nobody has closed. */
export function listUnclosed(db: Db, doctorId: string, now: Date) {
  return selectSummary(db)
    .where(and(eq(consultations.doctorId, doctorId), lt(consultations.endsAt, now), sql`${consultations.status} in ('scheduled', 'in_progress')`))
    .orderBy(asc(consultations.startsAt), asc(consultations.id))
    .limit(5);
}

/** How many consultations of a doctor stand on each local date of a range, without those called off; dates with none are left out. */
export async function countByDate(db: Db, doctorId: string, { from, to }: Range, timeZone: string): Promise<Map<string, number>> {
  const rows = await db.execute<{ date: string; count: number }>(sql`
    select (starts_at at time zone ${timeZone})::date::text as date, count(*)::int as count from consultations
    where doctor_id = ${doctorId} and starts_at >= ${from.toISOString()}::timestamptz and starts_at < ${to.toISOString()}::timestamptz
      and status not in ('cancelled', 'expired') group by 1`);
  return new Map(rows.map(({ date, count }) => [date, count]));
}

/** Changes a consultation and raises its version. */
export async function updateConsultation(db: Db, id: string, changes: Partial<typeof consultations.$inferInsert>) {
  await db
    .update(consultations)
    .set({ ...changes, version: sql`${consultations.version} + 1` })
    .where(eq(consultations.id, id));
}

/** Keeps that the two meet in another way from now on. */
export const insertModeSwitch = (db: Db, values: typeof modeSwitches.$inferInsert) => db.insert(modeSwitches).values(values);

export const releaseSlot = (db: Db, slotId: string) =>
  db.update(availabilitySlots).set({ status: "available", heldUntil: null }).where(eq(availabilitySlots.id, slotId));

export const setPaymentStatus = (db: Db, id: string, status: (typeof payments.$inferSelect)["status"]) =>
  db.update(payments).set({ status }).where(eq(payments.id, id));

/** Consultations under way now. */
export async function countInProgress(db: Db): Promise<number> {
  return db.$count(consultations, eq(consultations.status, "in_progress"));
}

/** How often each invariant of booking is broken; all zero, always. For tests, checks after a restore, and operators. */
export async function findInvariantViolations(db: Db) {
  const live = sql`('pending_payment', 'scheduled', 'in_progress')`;
  const [row] = await db.execute<Record<string, number>>(sql`
    select
      (select count(*)::int from availability_slots a join availability_slots b
        on a.doctor_id = b.doctor_id and a.id < b.id and a.during && b.during
        where a.deleted_at is null and b.deleted_at is null) as "overlappingSlots",
      (select count(*)::int from consultations a join consultations b
        on a.doctor_id = b.doctor_id and a.id < b.id and a.during && b.during
        where a.status in ${live} and b.status in ${live}) as "doctorOverlaps",
      (select count(*)::int from consultations a join consultations b
        on a.patient_id = b.patient_id and a.id < b.id and a.during && b.during
        where a.status in ${live} and b.status in ${live}) as "patientOverlaps",
      (select count(*)::int from availability_slots s where s.status in ('booked', 'held') and not exists
        (select from consultations c where c.slot_id = s.id and c.status not in ('cancelled', 'expired'))) as "bookedSlotsWithoutConsultation",
      (select count(*)::int from consultations c join availability_slots s on s.id = c.slot_id
        where c.status not in ('cancelled', 'expired') and s.status not in ('booked', 'held')) as "consultationsWithoutBookedSlot",
      (select count(*)::int from consultations c where not exists
        (select from payments p where p.consultation_id = c.id)) as "consultationsWithoutPayment"`);
  return row!;
}
