import { and, asc, eq, gt, isNull, lt, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { fullName, profiles } from "@/db/schema/accounts";
import { attachments } from "@/db/schema/attachments";
import { consultations } from "@/db/schema/consultations";
import { doctors } from "@/db/schema/doctors";
import { roomMessages, rooms, roomStays, roomTickets } from "@/db/schema/rooms";
import type { Person, VisitGuest } from "@/lib/core/actor";
import { visibleTo } from "../consultations/queries";
import { CLOSES_AFTER_MINUTES, OPENS_MINUTES } from "./room";

export const insertTicket = (db: Db, ticket: typeof roomTickets.$inferInsert) => db.insert(roomTickets).values(ticket);

/** The columns that say whose a ticket is. */
export const holderColumns = (actor: Person | VisitGuest): { accountId: string; sessionId: string } | { guestId: string } =>
  actor.kind === "user" ? { accountId: actor.id, sessionId: actor.sessionId } : { guestId: actor.id };

/** Marks a ticket as used. Of several sockets that send one valid ticket at once, true for one only. */
export async function spendTicket(db: Db, ticketHash: string, consultationId: string, of: ReturnType<typeof holderColumns>, now: Date): Promise<boolean> {
  const rows = await db
    .update(roomTickets)
    .set({ usedAt: now })
    .where(
      and(
        eq(roomTickets.ticketHash, ticketHash),
        eq(roomTickets.consultationId, consultationId),
        ...("guestId" in of ? [eq(roomTickets.guestId, of.guestId)] : [eq(roomTickets.accountId, of.accountId), eq(roomTickets.sessionId, of.sessionId)]),
        isNull(roomTickets.usedAt),
        gt(roomTickets.expiresAt, now),
      ),
    )
    .returning({ hash: roomTickets.ticketHash });
  return rows.length === 1;
}

/** The next number of a room's joinings. */
export async function nextJoining(db: Db, consultationId: string): Promise<number> {
  const [row] = await db
    .insert(rooms)
    .values({ consultationId, joining: 1 })
    .onConflictDoUpdate({ target: rooms.consultationId, set: { joining: sql`${rooms.joining} + 1` } })
    .returning({ joining: rooms.joining });
  return row!.joining;
}

export const insertStay = (db: Db, stay: typeof roomStays.$inferInsert) => db.insert(roomStays).values(stay);

/** Ends the stay of whoever has this seat: there is one for each role. */
export const replaceStays = (db: Db, consultationId: string, role: "patient" | "doctor" | "guest", now: Date) =>
  db
    .update(roomStays)
    .set({ leftAt: now, end: "replaced" })
    .where(and(eq(roomStays.consultationId, consultationId), eq(roomStays.role, role), isNull(roomStays.leftAt)));

/** Ends one stay. Answers its consultation; undefined if it had ended before. */
export async function endStay(db: Db, id: string, end: "left" | "lost" | "replaced", now: Date): Promise<string | undefined> {
  const [row] = await db.update(roomStays).set({ leftAt: now, end }).where(and(eq(roomStays.id, id), isNull(roomStays.leftAt))).returning({ consultationId: roomStays.consultationId });
  return row?.consultationId;
}

/** The name of an account. */
export async function findName(db: Db, accountId: string): Promise<string> {
  const [row] = await db.select({ name: fullName(profiles) }).from(profiles).where(eq(profiles.personId, accountId));
  return row?.name ?? "";
}

/** Inserts a message at the next place. The caller holds the lock on the consultation, so that places follow commits. */
export async function insertMessage(db: Db, message: Omit<typeof roomMessages.$inferInsert, "seq">): Promise<number> {
  const [row] = await db
    .insert(roomMessages)
    .values({ ...message, seq: sql`(select coalesce(max(seq), 0) + 1 from room_messages where consultation_id = ${message.consultationId})` as unknown as number })
    .returning({ seq: roomMessages.seq });
  return row!.seq;
}

const selectMessages = (db: Db) =>
  db
    .select({
      id: roomMessages.id,
      seq: roomMessages.seq,
      authorId: roomMessages.authorId,
      authorRole: roomMessages.authorRole,
      authorName: fullName(profiles),
      body: roomMessages.body,
      attachmentId: attachments.id,
      fileName: attachments.fileName,
      fileType: attachments.type,
      fileSize: attachments.size,
      sentAt: roomMessages.sentAt,
    })
    .from(roomMessages)
    .innerJoin(profiles, eq(profiles.personId, roomMessages.authorId))
    .leftJoin(attachments, eq(attachments.id, roomMessages.attachmentId));

export type MessageRow = Awaited<ReturnType<typeof listMessages>>[number];

/** The messages of a visit in order, or those after a place; up to `limit + 1`. */
export const listMessages = (db: Db, consultationId: string, { after, limit }: { after: number; limit: number }) =>
  selectMessages(db).where(and(eq(roomMessages.consultationId, consultationId), gt(roomMessages.seq, after))).orderBy(asc(roomMessages.seq)).limit(limit + 1);

/** Deletes up to `limit` tickets that expired before `before`; returns how many. */
export async function deleteTickets(db: Db, before: Date, limit: number): Promise<number> {
  const rows = await db.execute(sql`delete from room_tickets where ticket_hash in (select ticket_hash from room_tickets where ${lt(roomTickets.expiresAt, before)} limit ${limit}) returning 1`);
  return rows.length;
}

/** A visit that was left open for longer than this is no longer under way, whatever its state says. */
const UNDER_WAY_HOURS = 12;

/** The visits of an actor that are under way or whose room may be open, at most three, with whether the other side is in the room. */
export const listCurrent = (db: Db, actor: Person, other: "patient" | "doctor", now: Date) =>
  db
    .select({
      id: consultations.id,
      status: consultations.status,
      startsAt: consultations.startsAt,
      endsAt: consultations.endsAt,
      doctorName: doctors.name,
      patientName: fullName(profiles),
      isWaiting: sql<boolean>`exists (select from room_stays s where s.consultation_id = ${consultations.id} and s.role = ${other} and s.left_at is null)`,
    })
    .from(consultations)
    .innerJoin(doctors, eq(doctors.id, consultations.doctorId))
    .innerJoin(profiles, eq(profiles.personId, consultations.patientId))
    .where(
      and(
        visibleTo(actor),
        sql`${consultations.status} in ('scheduled', 'in_progress')`,
        gt(consultations.startsAt, new Date(now.getTime() - UNDER_WAY_HOURS * 3_600_000)),
        lt(consultations.startsAt, new Date(now.getTime() + (OPENS_MINUTES + CLOSES_AFTER_MINUTES) * 60_000)),
      ),
    )
    .orderBy(asc(consultations.startsAt))
    .limit(3);
