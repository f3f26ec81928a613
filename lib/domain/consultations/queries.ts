import { and, asc, desc, eq, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { alias } from "drizzle-orm/pg-core";
import { readUnderLock } from "@/db/read-under-lock";
import { fullName, profiles } from "@/db/schema/accounts";
import { availabilitySlots } from "@/db/schema/availability";
import { consultationChecks } from "@/db/schema/checks";
import { consultations, modeSwitches } from "@/db/schema/consultations";
import { doctors } from "@/db/schema/doctors";
import { consultationMoves, moveOffers } from "@/db/schema/moves";
import { consultationNotes } from "@/db/schema/notes";
import { payments, refunds } from "@/db/schema/payments";
import { freed } from "@/db/slots";
import { prescriptions } from "@/db/schema/prescriptions";
import type { Actor } from "@/lib/core/actor";
import type { Range } from "@/lib/clock/local-day";
import { type ConsultationFilter, firstOfAll } from "./all-queries";
import { carerIdsOf, isCaredForBy } from "@/lib/domain/patients/queries";
import type { Encrypted } from "@/lib/platform/crypto/encrypt";
import type { RefundRule } from "./refund";
import type { CheckKind } from "./checks/schema";
import type { Mode, Mover, RoomRole, SwitchCause } from "./schema";

/** The consultations an actor may see; agrees with the policy row `consultation.read`. */
export function visibleTo(actor: Actor): SQL {
  if (actor.kind !== "user") return sql`false`;
  if (actor.role === "admin") return sql`true`;
  return actor.role === "doctor" ? eq(consultations.doctorId, actor.id) : isCaredForBy(actor.id, consultations.patientId);
}

/** The account that booked. */
const booker = alias(profiles, "booker");
const bookerId = sql<string>`coalesce(${consultations.bookedBy}, ${consultations.patientId})`;

const summary = {
  id: consultations.id,
  status: consultations.status,
  slotId: consultations.slotId,
  doctorId: consultations.doctorId,
  patientId: consultations.patientId,
  doctorName: doctors.name,
  carerIds: carerIdsOf(consultations.patientId),
  patientName: fullName(profiles),
  patientBirth: profiles.dateOfBirth,
  patientGender: profiles.gender,
  timeZone: doctors.timeZone,
  bookedById: bookerId,
  bookedByName: fullName(booker),
  startsAt: consultations.startsAt,
  endsAt: consultations.endsAt,
  mode: consultations.mode,
  feeAmount: consultations.feeAmount,
  feeReason: consultations.feeReason,
  followUp: consultations.followUp,
  paymentId: payments.id,
  paymentStatus: payments.status,
  paymentAmount: payments.amount,
  paymentProvider: payments.provider,
  holdEndsAt: sql<string | null>`case when ${consultations.status} = 'pending_payment' then ${consultations.holdEndsAt} end`,
  createdAt: consultations.createdAt,
};

/** An offer as the database writes it. */
interface OpenOffer {
  id: string;
  slotId: string | null;
  startsAt: string | null;
  endsAt: string | null;
  keptUntil: string | null;
  reason: Encrypted | null;
  offeredAt: string;
}

const whole = {
  ...summary,
  adultName: consultations.adultName,
  adultRelation: consultations.adultRelation,
  complaint: consultations.complaint,
  notes: consultations.notes,
  diagnosis: consultations.diagnosis,
  advice: consultations.advice,
  consentAt: consultations.consentAt,
  startedAt: consultations.startedAt,
  completedAt: consultations.completedAt,
  cancelledAt: consultations.cancelledAt,
  cancelReason: consultations.cancelReason,
  noShowBy: consultations.noShowBy,
  closedBy: consultations.closedBy,
  closedAt: consultations.closedAt,
  closeReason: consultations.closeReason,
  openMark: consultations.openMark,
  completionReason: consultations.completionReason,
  version: consultations.version,
  modeSwitches: sql<{ from: Mode; to: Mode; at: string; cause: SwitchCause; side: RoomRole }[]>`(select coalesce(
    json_agg(json_build_object('from', s.from_mode, 'to', s.to_mode, 'at', s.switched_at, 'cause', s.cause, 'side', s.side) order by s.id), '[]')
    from ${modeSwitches} s where s.consultation_id = ${consultations.id})`,
  /** The newest confirmation of each kind. */
  checks: sql<{ id: string; kind: CheckKind; holds: boolean; at: string; byId: string; shown: Encrypted | null }[]>`(select coalesce(
    json_agg(json_build_object('id', k.id, 'kind', k.kind, 'holds', k.holds, 'at', k.checked_at, 'byId', k.checked_by, 'shown', k.shown) order by k.id), '[]')
    from ${consultationChecks} k where k.consultation_id = ${consultations.id} and not exists (
      select from ${consultationChecks} newer where newer.consultation_id = k.consultation_id and newer.kind = k.kind and newer.id > k.id))`,
  /** When the patient's last completed visit with this doctor began. */
  lastVisitAt: sql<string | null>`(select max(last.starts_at) from ${consultations} last where last.patient_id = ${consultations.patientId}
    and last.doctor_id = ${consultations.doctorId} and last.status = 'completed' and last.starts_at < ${consultations.startsAt})`,
  /** Each move to another time, earliest first. */
  moves: sql<{ from: string; to: string; by: Mover; at: string }[]>`(select coalesce(
    json_agg(json_build_object('from', m.from_starts_at, 'to', m.to_starts_at, 'by', m.side, 'at', m.moved_at) order by m.id), '[]')
    from ${consultationMoves} m where m.consultation_id = ${consultations.id})`,
  /** The doctor's open offer to move it. */
  moveOffer: sql<OpenOffer | null>`(select json_build_object('id', o.id, 'slotId', o.slot_id, 'startsAt', s.starts_at, 'endsAt', s.ends_at, 'keptUntil', s.held_for_until, 'reason', o.reason, 'offeredAt', o.offered_at)
    from ${moveOffers} o left join ${availabilitySlots} s on s.id = o.slot_id where o.consultation_id = ${consultations.id} and o.answer is null)`,
  /** Whether the doctor asked to move it and that is open, or was declined while the time is outside the doctor's hours: then its patient cancels without loss. */
  isAsked: sql<boolean>`exists (select from ${moveOffers} o where o.consultation_id = ${consultations.id} and (o.answer is null
    or o.answer = 'declined' and exists (select from ${availabilitySlots} s where s.id = ${consultations.slotId} and s.outside)))`,
  hasNotes: sql<boolean>`exists (select from ${consultationNotes} n where n.consultation_id = ${consultations.id})`,
};

const selectWhole = (db: Db) =>
  db
    .select(whole)
    .from(consultations)
    .innerJoin(doctors, eq(doctors.id, consultations.doctorId))
    .innerJoin(profiles, eq(profiles.personId, consultations.patientId))
    .innerJoin(booker, eq(booker.personId, bookerId))
    .leftJoin(payments, eq(payments.consultationId, consultations.id));

const selectSummary = (db: Db) =>
  db
    .select(summary)
    .from(consultations)
    .innerJoin(doctors, eq(doctors.id, consultations.doctorId))
    .innerJoin(profiles, eq(profiles.personId, consultations.patientId))
    .innerJoin(booker, eq(booker.personId, bookerId))
    .leftJoin(payments, eq(payments.consultationId, consultations.id));

export type ConsultationRow = NonNullable<Awaited<ReturnType<typeof findConsultation>>>;

/** One consultation with everything in it, still encrypted. */
export async function findConsultation(db: Db, id: string) {
  const [row] = await selectWhole(db).where(eq(consultations.id, id));
  return row;
}

/**
 * One consultation with everything in it, locked until the transaction ends. A statement that waited for a lock sees the locked row as it
 * is now and everything else as it was before the wait. So the row is locked first and read by a statement of its own, in one round trip.
 */
export async function lockConsultation(db: Db, id: string) {
  const [row] = await readUnderLock(db.select({ id: consultations.id }).from(consultations).where(eq(consultations.id, id)).for("update"), () => selectWhole(db).where(eq(consultations.id, id)));
  return row;
}

/** The actor's consultations, latest start first, upcoming ones earliest first; up to `limit + 1`. */
export function listVisible(db: Db, actor: Actor, filter: ConsultationFilter) {
  const { when, now, status, patientId, from, to, after, limit } = filter;
  const isAhead = sql`(${consultations.status} = 'in_progress'
    or ${consultations.status} in ('pending_payment', 'scheduled') and ${consultations.endsAt} > ${now.toISOString()}::timestamptz)`;
  const isUpcoming = when === "upcoming";
  const place = after && sql`(${after.startsAt}::timestamptz, ${after.id}::uuid)`;
  return selectSummary(db)
    .where(
      and(
        visibleTo(actor),
        actor.kind === "user" && actor.role === "admin" && !patientId ? sql`${consultations.id} = any(array${firstOfAll(filter)})` : undefined,
        when && (isUpcoming ? isAhead : sql`not ${isAhead}`),
        status && eq(consultations.status, status),
        patientId ? eq(consultations.patientId, patientId) : undefined,
        from && gte(consultations.startsAt, from),
        to && lt(consultations.startsAt, to),
        place && sql`(${consultations.startsAt}, ${consultations.id}) ${isUpcoming ? sql`>` : sql`<`} ${place}`,
      ),
    )
    .orderBy(...[consultations.startsAt, consultations.id].map(isUpcoming ? asc : desc))
    .limit(limit + 1);
}

/** Consultations by their ids, earliest first. */
export const listSummaries = (db: Db, ids: readonly string[]) =>
  selectSummary(db)
    .where(inArray(consultations.id, [...ids]))
    .orderBy(asc(consultations.startsAt), asc(consultations.id));

/** A doctor's consultations that start in a range, earliest first. */
export function listDay(db: Db, doctorId: string, { from, to }: Range) {
  return selectSummary(db)
    .where(and(eq(consultations.doctorId, doctorId), gte(consultations.startsAt, from), lt(consultations.startsAt, to)))
    .orderBy(asc(consultations.startsAt), asc(consultations.id))
    .limit(300);
}

/**
 * The visits of a doctor that began before a day and are not over: under way, or still to be started within their time.
 * A visit that was left open for longer than a day is no longer under way; `listUnclosed` has it.
 */
export function listBegunBefore(db: Db, doctorId: string, day: Date, now: Date) {
  const [since, at] = [new Date(day.getTime() - 86_400_000), now.toISOString()];
  return selectSummary(db)
    .where(
      and(
        eq(consultations.doctorId, doctorId),
        gte(consultations.startsAt, since),
        lt(consultations.startsAt, day),
        sql`(${consultations.status} = 'in_progress' or ${consultations.status} = 'scheduled' and ${consultations.endsAt} > ${at}::timestamptz)`,
      ),
    )
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

/** How many consultations of a doctor start on each of some days that follow each other, without those called off. */
export async function countOnDays(db: Db, doctorId: string, days: readonly Range[]): Promise<number[]> {
  const starts = days.map(({ from }) => from.toISOString());
  const rows = await db.execute<{ day: number; count: number }>(sql`
    select width_bucket(starts_at, (select ${sql.param(starts)}::text[]::timestamptz[])) as day, count(*)::int as count from consultations
    where doctor_id = ${doctorId} and starts_at >= ${starts[0]}::timestamptz and starts_at < ${days.at(-1)!.to.toISOString()}::timestamptz
      and status not in ('cancelled', 'expired') group by 1`);
  const counts = new Map(rows.map(({ day, count }) => [day - 1, count]));
  return days.map((_, n) => counts.get(n) ?? 0);
}

/** How many prescriptions were written for a consultation, drafts included. */
export const countPrescriptions = (db: Db, id: string) => db.$count(prescriptions, eq(prescriptions.consultationId, id));

/** Changes a consultation and raises its version. */
export async function updateConsultation(db: Db, id: string, changes: Partial<typeof consultations.$inferInsert>) {
  await db
    .update(consultations)
    .set({ ...changes, version: sql`${consultations.version} + 1` })
    .where(eq(consultations.id, id));
}

/** Records that doctor and patient meet in another mode from now on. */
export const insertModeSwitch = (db: Db, values: typeof modeSwitches.$inferInsert) => db.insert(modeSwitches).values(values);

/** Sets the mode in which they meet, and leaves the version: what the doctor is writing is not refused for it. */
export const setMode = (db: Db, id: string, mode: Mode) => db.update(consultations).set({ mode }).where(eq(consultations.id, id));

/** Frees a slot, unless it is outside the doctor's hours by now. */
export const releaseSlot = (db: Db, slotId: string) => db.execute(sql`update availability_slots s set ${freed(sql`now()`)} where s.id = ${slotId}`);

/** Sets what a payment is. Only under the lock of its consultation. @param rule why money is given back, if it is */
export const setPaymentStatus = (db: Db, id: string, status: (typeof payments.$inferSelect)["status"], rule?: RefundRule) =>
  db.update(payments).set({ status, ...(status === "refund_due" && { refundRule: rule }) }).where(eq(payments.id, id));

/** Whether the money of this payment is being given back already, so that nobody can take that back. A second charge that goes back is another matter. */
export async function hasRefund(db: Db, paymentId: string): Promise<boolean> {
  return (await db.$count(refunds, and(eq(refunds.paymentId, paymentId), sql`${refunds.chargeId} = (select p.provider_reference from payments p where p.id = ${paymentId})`))) > 0;
}

/** How many consultations are in progress now. */
export async function countInProgress(db: Db): Promise<number> {
  return db.$count(consultations, eq(consultations.status, "in_progress"));
}

/** How often each invariant of booking is broken; all must always be zero. For tests, checks after a restore, and operators. */
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
