import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { lockOn } from "@/db/locks";
import { users } from "@/db/schema/accounts";
import { availabilitySlots } from "@/db/schema/availability";
import { followUpPlaces, followUpWindows } from "@/db/schema/follow-ups";
import { consultationMoves, moveOffers } from "@/db/schema/moves";

/** Makes an offer to move a visit; one that is still open is off. */
export async function insertOffer(db: Db, offer: typeof moveOffers.$inferInsert & { offeredAt: Date }): Promise<void> {
  await voidOffer(db, offer.consultationId, offer.offeredAt);
  await db.insert(moveOffers).values(offer);
}

/** Ends the open offer of a visit which was moved or cancelled by other means, and lets go of the time that was kept for it. */
export const voidOffer = (db: Db, consultationId: string, now: Date) =>
  db.execute(sql`
    with off as (
      update move_offers set answer = 'void', answered_at = ${now.toISOString()}::timestamptz
      where consultation_id = ${consultationId} and answer is null returning slot_id)
    update availability_slots s set held_for = null, held_for_until = null, updated_at = ${now.toISOString()}::timestamptz from off where s.id = off.slot_id and s.status = 'available' and s.held_for = ${bookerOf(consultationId)}`);

/** For whom the offered times of a visit are kept. Once such a time is kept no longer, it may be kept for somebody else. */
const bookerOf = (consultationId: string) => sql`(select coalesce(c.booked_by, c.patient_id) from consultations c where c.id = ${consultationId})`;

/** Whether an account may act now. */
export const isActive = async (db: Db, accountId: string): Promise<boolean> => (await db.$count(users, and(eq(users.id, accountId), eq(users.status, "active")))) > 0;

/** The open offer of a visit. */
export async function findOffer(db: Db, consultationId: string) {
  const [row] = await db.select().from(moveOffers).where(and(eq(moveOffers.consultationId, consultationId), isNull(moveOffers.answer)));
  return row;
}

/** Between which doctors a visit was moved. */
export async function findMove(db: Db, id: string) {
  const [row] = await db.select({ fromDoctorId: consultationMoves.fromDoctorId, toDoctorId: consultationMoves.toDoctorId }).from(consultationMoves).where(eq(consultationMoves.id, id));
  return row;
}

/** A slot that a visit may move to, with what is to be known of its doctor. */
export interface Target {
  id: string;
  doctorId: string;
  status: string;
  startsAt: Date;
  endsAt: Date;
  modes: string[] | null;
  isTooLate: boolean;
  heldFor: string | null;
  /** Whether it is outside the doctor's hours by now, and waits to be taken away. */
  outside: boolean;
}

/**
 * The slot of a verified doctor. Takes the lock of the patient and then that of the doctor's calendar, as a booking does, so that moves and
 * bookings of either run one after another, and reads by a statement of its own what they have left.
 */
export async function lockTarget(db: Db, slotId: string, patientId: string, now: Date): Promise<Target | undefined> {
  await db.execute(sql`select ${lockOn("patient", patientId)}`);
  await db.execute(sql`select ${lockOn("calendar", sql`s.doctor_id`)} from availability_slots s where s.id = ${slotId}`);
  const at = now.toISOString();
  const [row] = await db.execute<Omit<Target, "startsAt" | "endsAt"> & { startsAt: string; endsAt: string }>(sql`
    select s.id, s.doctor_id as "doctorId", s.status, s.starts_at as "startsAt", s.ends_at as "endsAt", s.modes, s.outside,
      coalesce(s.bookable_until <= ${at}::timestamptz, false) as "isTooLate",
      case when s.held_for_until > ${at}::timestamptz then s.held_for end as "heldFor"
    from availability_slots s join doctors d on d.id = s.doctor_id and d.status = 'verified'
    where s.id = ${slotId} and s.deleted_at is null for update of s`);
  return row && { ...row, startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) };
}

/** Whether a patient has another live visit in a time. */
export async function isBusy(db: Db, patientId: string, exceptId: string, { startsAt, endsAt }: { startsAt: Date; endsAt: Date }): Promise<boolean> {
  const rows = await db.execute(sql`
    select 1 from consultations c where c.patient_id = ${patientId} and c.id <> ${exceptId} and c.status in ('pending_payment', 'scheduled', 'in_progress')
      and c.during && tstzrange(${startsAt.toISOString()}::timestamptz, ${endsAt.toISOString()}::timestamptz, '[)') limit 1`);
  return rows.length > 0;
}

/** When the free follow-up visits end of which a visit uses one; undefined if it uses none. */
export async function findFreeUntil(db: Db, consultationId: string): Promise<Date | undefined> {
  const [row] = await db
    .select({ endsAt: followUpWindows.endsAt })
    .from(followUpPlaces)
    .innerJoin(followUpWindows, eq(followUpWindows.id, followUpPlaces.windowId))
    .where(eq(followUpPlaces.consultationId, consultationId));
  return row?.endsAt;
}

/** Takes the slot for a visit. */
export const takeSlot = (db: Db, slotId: string) =>
  db.update(availabilitySlots).set({ status: "booked", heldFor: null, heldForUntil: null }).where(eq(availabilitySlots.id, slotId));

/** Keeps a free slot for an account. */
export const keepSlot = (db: Db, slotId: string, accountId: string, until: Date) =>
  db.update(availabilitySlots).set({ heldFor: accountId, heldForUntil: until }).where(and(eq(availabilitySlots.id, slotId), eq(availabilitySlots.status, "available")));

export const insertMove = (db: Db, move: typeof consultationMoves.$inferInsert) => db.insert(consultationMoves).values(move);

/** Writes the answer to a visit's open offer, and lets go of the time that was kept. */
export async function answerOffer(db: Db, offer: { id: string; slotId: string | null; consultationId: string }, { answer, by, now }: { answer: "accepted" | "declined"; by: string; now: Date }): Promise<void> {
  await db.update(moveOffers).set({ answer, answeredBy: by, answeredAt: now }).where(eq(moveOffers.id, offer.id));
  if (offer.slotId) await db.update(availabilitySlots).set({ heldFor: null, heldForUntil: null }).where(and(eq(availabilitySlots.id, offer.slotId), eq(availabilitySlots.status, "available"), sql`${availabilitySlots.heldFor} = ${bookerOf(offer.consultationId)}`));
}
