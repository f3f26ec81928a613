import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { lockOn } from "@/db/locks";
import { readUnderLock } from "@/db/read-under-lock";
import { fullName, profiles, users } from "@/db/schema/accounts";
import { availabilitySlots } from "@/db/schema/availability";
import { paymentProviders } from "@/db/schema/choices";
import { consultations } from "@/db/schema/consultations";
import { doctors } from "@/db/schema/doctors";
import { paymentEvents, payments } from "@/db/schema/payments";
import { freed } from "@/db/slots";
import { hasLapsed } from "@/db/visits";
import type { Actor } from "@/lib/core/actor";
import type { PaymentProvider } from "@/lib/domain/consultations/schema";
import { carerIdsOf, isCaredForBy } from "@/lib/domain/patients/queries";
import type { PaymentStatus } from "./schema";

/** What came of news of a charge that an administrator is called for. */
const ALARMING = ["alarm_amount", "alarm_currency", "second_charge"];

const payer = sql<string>`coalesce(${payments.accountId}, ${consultations.patientId})`;
const isActive = (account: SQL) => sql`exists (select from ${users} u where u.id = ${account} and u.status = 'active')`;
/** Whether a visit can take place at all: its doctor may practise, and neither the doctor's account nor the payer's is suspended. */
const isPossible = sql<boolean>`${doctors.status} = 'verified' and ${isActive(sql`${doctors.id}`)} and ${isActive(payer)}`;

/** The payments an actor may see; agrees with the policy row `payment.read`. */
export function visibleTo(actor: Actor): SQL {
  if (actor.kind !== "user") return sql`false`;
  if (actor.role === "admin") return sql`true`;
  return actor.role === "patient" ? sql`${payer} = ${actor.id} and ${isCaredForBy(actor.id, consultations.patientId)}` : sql`false`;
}

/** The charge that raised the alarm of a payment, the latest of them. */
const alarmedCharge = sql<{ chargeId: string; amount: number; currency: string; at: string } | null>`case when ${payments.alarm} is not null then (
  select json_build_object('chargeId', e.charge_id, 'amount', e.amount, 'currency', e.currency, 'at', e.received_at) from ${paymentEvents} e
  where e.payment_id = ${payments.id} and e.charge_id is not null and e.outcome = any (${sql.param([...ALARMING])}::text[]) order by e.id desc limit 1) end`;

const select = (db: Db) =>
  db
    .select({
      id: payments.id,
      consultationId: payments.consultationId,
      payerId: payer,
      provider: payments.provider,
      orderId: payments.orderId,
      chargeId: payments.providerReference,
      amount: payments.amount,
      currency: payments.currency,
      status: payments.status,
      refundedAmount: payments.refundedAmount,
      refundRule: payments.refundRule,
      refundedAt: payments.refundedAt,
      extendedAt: payments.extendedAt,
      alarm: payments.alarm,
      alarmedCharge,
      paidAt: payments.paidAt,
      createdAt: payments.createdAt,
      patientId: consultations.patientId,
      carerIds: carerIdsOf(consultations.patientId),
      doctorId: consultations.doctorId,
      doctorName: doctors.name,
      isPossible,
      registrationNumber: doctors.registrationNumber,
      patientName: fullName(profiles),
      slotId: consultations.slotId,
      visitStatus: consultations.status,
      startsAt: consultations.startsAt,
      endsAt: consultations.endsAt,
      holdEndsAt: consultations.holdEndsAt,
    })
    .from(payments)
    .innerJoin(consultations, eq(consultations.id, payments.consultationId))
    .innerJoin(doctors, eq(doctors.id, consultations.doctorId))
    .innerJoin(profiles, eq(profiles.personId, consultations.patientId));

export type PaymentRow = Awaited<ReturnType<typeof select>>[number];

/** One payment with the visit that it is for. */
export async function findPayment(db: Db, id: string): Promise<PaymentRow | undefined> {
  const [row] = await select(db).where(eq(payments.id, id));
  return row;
}

/** The payment of a consultation. */
export async function findPaymentOf(db: Db, consultationId: string): Promise<PaymentRow | undefined> {
  const [row] = await select(db).where(eq(payments.consultationId, consultationId));
  return row;
}

/**
 * The same under the lock of its consultation, under which alone payments change. Locked first and read by a statement of its own, so that
 * nothing of it is as it was before the wait.
 */
export async function lockPaymentOf(db: Db, consultationId: string): Promise<PaymentRow | undefined> {
  return readUnderLock(db.select({ id: consultations.id }).from(consultations).where(eq(consultations.id, consultationId)).for("update"), () => findPaymentOf(db, consultationId));
}

/** Which consultation an order is for; undefined if the order is none of ours. */
export async function findByOrder(db: Db, provider: PaymentProvider, orderId: string): Promise<string | undefined> {
  const [row] = await db.select({ id: payments.consultationId }).from(payments).where(and(eq(payments.provider, provider), eq(payments.orderId, orderId)));
  return row?.id;
}

/** The payments that an actor may see, latest first; up to `limit + 1`. */
export function listPayments(db: Db, actor: Actor, { status, alarmed, after, limit }: { status?: PaymentStatus; alarmed?: boolean; after?: string; limit: number }) {
  return select(db)
    .where(and(visibleTo(actor), status && eq(payments.status, status), alarmed ? isNotNull(payments.alarm) : undefined, after ? lt(payments.id, after) : undefined))
    .orderBy(desc(payments.id))
    .limit(limit + 1);
}

export const updatePayment = (db: Db, id: string, changes: Partial<typeof payments.$inferInsert>) => db.update(payments).set(changes).where(eq(payments.id, id));

/** Whether news with this id is known. */
export async function hasEvent(db: Db, provider: PaymentProvider, eventId: string): Promise<boolean> {
  return (await db.$count(paymentEvents, and(eq(paymentEvents.provider, provider), eq(paymentEvents.eventId, eventId)))) > 0;
}

/** Whether a charge has raised an alarm before: an administrator who has closed it is not called again by other news of the same charge. */
export async function hasAlarmed(db: Db, provider: PaymentProvider, chargeId: string): Promise<boolean> {
  return (await db.$count(paymentEvents, and(eq(paymentEvents.provider, provider), eq(paymentEvents.chargeId, chargeId), inArray(paymentEvents.outcome, ALARMING)))) > 0;
}

/** Keeps news; nothing if it is known. */
export const insertEvent = (db: Db, event: typeof paymentEvents.$inferInsert) => db.insert(paymentEvents).values(event).onConflictDoNothing();

export const listEvents = (db: Db, paymentId: string) => db.select().from(paymentEvents).where(eq(paymentEvents.paymentId, paymentId)).orderBy(asc(paymentEvents.id)).limit(200);

/** Makes the hold of a visit that waits for its payment longer, on the visit and on its slot. */
export async function extendHold(db: Db, { consultationId, slotId }: PaymentRow, until: Date): Promise<void> {
  await Promise.all([
    db.update(consultations).set({ holdEndsAt: until }).where(eq(consultations.id, consultationId)),
    db.update(availabilitySlots).set({ heldUntil: until }).where(and(eq(availabilitySlots.id, slotId), eq(availabilitySlots.status, "held"))),
  ]);
}

/** Makes the time of a visit that was held its own. */
export const bookHeldSlot = (db: Db, slotId: string) => db.update(availabilitySlots).set({ status: "booked", heldUntil: null }).where(eq(availabilitySlots.id, slotId));

/** Waits for the bookings of this patient and of this doctor, as a booking does. */
export const lockTimes = (db: Db, { patientId, doctorId }: PaymentRow) => db.execute(sql`select ${lockOn("patient", patientId)}, ${lockOn("calendar", doctorId)}`);

/** Takes the slot of a visit that had expired again, if its payer could still book it: it is free and kept for nobody else, the visit is possible, and neither side has another visit then. Under `lockTimes`. */
export async function retakeSlot(db: Db, { slotId, patientId, payerId, isPossible }: PaymentRow, now: Date): Promise<boolean> {
  if (!isPossible) return false;
  const rows = await db.execute(sql`
    update availability_slots s set status = 'booked', held_until = null, held_for = null, held_for_until = null, updated_at = ${now.toISOString()}::timestamptz
    where s.id = ${slotId} and s.status = 'available' and not s.outside and s.deleted_at is null and s.starts_at > ${now.toISOString()}::timestamptz
      and (s.held_for is null or s.held_for = ${payerId} or s.held_for_until <= ${now.toISOString()}::timestamptz)
      and not exists (select from consultations c where (c.patient_id = ${patientId} or c.doctor_id = s.doctor_id) and c.during && s.during and c.status in ('pending_payment', 'scheduled', 'in_progress'))
    returning s.id`);
  return rows.length > 0;
}

/**
 * Lets the visits expire whose hold is over, gives their times free and makes their payments void; at most `limit`. With `at`, only those
 * that keep a visit from its time: in its slot, or of its patient at its time.
 */
export async function expireLapsed(db: Db, now: Date, { limit, at }: { limit: number; at?: Pick<PaymentRow, "slotId" | "patientId" | "startsAt" | "endsAt"> }): Promise<string[]> {
  const instant = sql`${now.toISOString()}::timestamptz`;
  const inTheWay = at ? sql`and (c.slot_id = ${at.slotId} or c.patient_id = ${at.patientId} and c.during && tstzrange(${at.startsAt.toISOString()}::timestamptz, ${at.endsAt.toISOString()}::timestamptz, '[)'))` : sql``;
  const rows = await db.execute<{ id: string }>(sql`
    with due as materialized (
      select c.id from consultations c where ${hasLapsed(instant)} ${inTheWay}
      order by c.hold_ends_at limit ${limit} for update skip locked),
    gone as (
      update consultations c set status = 'expired', version = c.version + 1, updated_at = ${instant} from due
      where c.id = due.id and ${hasLapsed(instant)} returning c.id, c.slot_id),
    unpaid as (update payments p set status = 'void', updated_at = ${instant} from gone where p.consultation_id = gone.id and p.status in ('pending', 'failed')),
    freed as (update availability_slots s set ${freed(instant)} from gone where s.id = gone.slot_id and s.status = 'held')
    select id from gone`);
  return rows.map(({ id }) => id);
}

/** After this time an order is not asked about any more. */
const ASKED_DAYS = 7;
/** How long after its begin a payment is asked about at each run; later it is seldom. */
const OFTEN_MINUTES = 60;
const SELDOM_MINUTES = 60;

const ago = (now: Date, minutes: number) => new Date(now.getTime() - minutes * 60_000);

/** Begun, not known to be paid, and not asked about lately. */
const isOpen = (now: Date) =>
  and(
    isNotNull(payments.orderId),
    isNull(payments.paidAt),
    inArray(payments.status, ["pending", "failed", "void"]),
    gt(payments.createdAt, ago(now, ASKED_DAYS * 1440)),
    or(isNull(payments.checkedAt), lt(payments.checkedAt, ago(now, SELDOM_MINUTES)), and(gt(payments.createdAt, ago(now, OFTEN_MINUTES)), lt(payments.checkedAt, now))),
  );

/** Takes payments that have to be asked about, the one asked about longest ago first. */
export async function takeOpen(db: Db, now: Date, limit: number) {
  const due = await db.select({ id: payments.id }).from(payments).where(isOpen(now)).orderBy(sql`${payments.checkedAt} asc nulls first`).limit(limit).for("update", { skipLocked: true });
  if (due.length === 0) return [];
  return db
    .update(payments)
    .set({ checkedAt: now })
    .where(inArray(payments.id, due.map(({ id }) => id)))
    .returning({ id: payments.id, provider: sql<PaymentProvider>`${payments.provider}`, orderId: sql<string>`${payments.orderId}` });
}

/** Which of the jobs have something to do. */
export async function findDuties(db: Db, now: Date): Promise<{ holds: boolean; open: boolean; refunds: boolean }> {
  const [row] = await db.execute<{ holds: boolean; open: boolean; refunds: boolean }>(sql`
    select exists (select from consultations c where ${hasLapsed(sql`${now.toISOString()}::timestamptz`)}) as holds,
      exists (select from ${payments} where ${isOpen(now)}) as open,
      exists (select from payments where status = 'refund_due' and provider = any(${sql.param([...paymentProviders])}::text[]))
        or exists (select from refunds where done_at is null and next_attempt_at <= ${now.toISOString()}::timestamptz) as refunds`);
  return row!;
}
