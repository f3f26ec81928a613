import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import { fullName, profiles } from "@/db/schema/accounts";
import { consultations } from "@/db/schema/consultations";
import { roomGuests, roomStays } from "@/db/schema/rooms";
import { AppError, violates } from "@/lib/core/errors";
import { say } from "@/lib/core/words";
import { findConsultation, lockConsultation } from "../../consultations/queries";

const inviter = alias(profiles, "inviter");
const agreed = alias(profiles, "agreed");

const selectGuests = (db: Db) =>
  db
    .select({
      guest: roomGuests,
      inviterName: fullName(inviter),
      agreedName: sql<string | null>`${fullName(agreed)}`,
      isThere: sql<boolean>`exists (select from ${roomStays} s where s.guest_id = ${roomGuests.id} and s.left_at is null)`,
    })
    .from(roomGuests)
    .innerJoin(inviter, eq(inviter.personId, roomGuests.invitedBy))
    .leftJoin(agreed, eq(agreed.personId, roomGuests.consentBy));

export type GuestRow = Awaited<ReturnType<typeof listGuests>>[number];

/** The guests of a visit, in the order in which they were invited. */
export const listGuests = (db: Db, consultationId: string) => selectGuests(db).where(eq(roomGuests.consultationId, consultationId)).orderBy(asc(roomGuests.invitedAt), asc(roomGuests.id));

/** One guest of a visit. */
export async function findGuest(db: Db, id: string): Promise<GuestRow | undefined> {
  const [row] = await selectGuests(db).where(eq(roomGuests.id, id));
  return row;
}

/** The guest of a visit whose part has not ended. */
async function findLive(db: Db, consultationId: string) {
  const [row] = await db.select().from(roomGuests).where(and(eq(roomGuests.consultationId, consultationId), isNull(roomGuests.endedAt)));
  return row;
}

const roomOf = <V>(visit: V, guest: Awaited<ReturnType<typeof findLive>>) => ({ ...visit, guest, guestId: guest?.usedAt ? guest.id : null });

/** A visit with the guest who has its third seat. */
export async function findRoom(db: Db, id: string) {
  const [visit, guest] = await Promise.all([findConsultation(db, id), findLive(db, id)]);
  return visit && roomOf(visit, guest);
}

/** The same, locked until the transaction ends. */
export async function lockRoom(db: Db, id: string) {
  const visit = await lockConsultation(db, id);
  return visit && roomOf(visit, await findLive(db, id));
}

/** The guest whose link has this hash. */
export async function findByLink(db: Db, linkHash: string) {
  const [row] = await db.select().from(roomGuests).where(eq(roomGuests.linkHash, linkHash));
  return row;
}

/** The hash of the secret that the browser of a guest keeps; undefined if the link was never used. */
export async function findSeatHash(db: Db, id: string): Promise<string | undefined> {
  const [row] = await db.select({ seatHash: roomGuests.seatHash }).from(roomGuests).where(eq(roomGuests.id, id));
  return row?.seatHash ?? undefined;
}

/** Invites a guest. Throws `already_exists` if the visit has one whose part has not ended. */
export async function insertGuest(db: Db, guest: typeof roomGuests.$inferInsert): Promise<void> {
  await db.insert(roomGuests).values(guest).catch((cause: unknown) => {
    if (!violates(cause, "room_guests_one_per_visit")) throw cause;
    throw new AppError("already_exists", say("refusals.guest.already"), { cause });
  });
}

/** Trades a link for its seat. Of many who press at once, true for one only. */
export async function takeSeat(db: Db, id: string, seatHash: string, now: Date): Promise<boolean> {
  const rows = await db
    .update(roomGuests)
    .set({ usedAt: now, seatHash })
    .where(and(eq(roomGuests.id, id), isNull(roomGuests.usedAt), isNull(roomGuests.endedAt)))
    .returning({ id: roomGuests.id });
  return rows.length === 1;
}

/** Records that the patient's side agrees to a guest. */
export const giveConsent = (db: Db, id: string, accountId: string, now: Date) => db.update(roomGuests).set({ consentBy: accountId, consentAt: now }).where(eq(roomGuests.id, id));

/** Ends a guest's part. From then on the link and the seat are worth nothing, and another guest can be invited. */
export const endGuest = (db: Db, id: string, ended: { endedAt: Date; endedBy: string; end: "declined" | "removed" }) => db.update(roomGuests).set(ended).where(eq(roomGuests.id, id));

/** Ends the part of the guests whom an account invited that does not care for the patient any more: it may have kept the link for itself. Answers their visits. */
export async function endGuestsOf(db: Db, patientId: string, inviterIds: readonly string[], { endedAt, endedBy }: { endedAt: Date; endedBy: string }): Promise<string[]> {
  const ofPatient = db.select({ id: consultations.id }).from(consultations).where(eq(consultations.patientId, patientId));
  const rows = await db
    .update(roomGuests)
    .set({ endedAt, endedBy, end: "removed" })
    .where(and(inArray(roomGuests.invitedBy, [...inviterIds]), isNull(roomGuests.endedAt), inArray(roomGuests.consultationId, ofPatient)))
    .returning({ consultationId: roomGuests.consultationId });
  return rows.map(({ consultationId }) => consultationId);
}
