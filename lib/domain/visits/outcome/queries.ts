import { asc, eq, max, min, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { roomMessages, roomStays } from "@/db/schema/rooms";
import type { Traces } from "./evidence";

/** The stays of a visit, a guest's too, earliest first. */
export const listStays = (db: Db, consultationId: string) =>
  db
    .select({ role: roomStays.role, accountId: roomStays.accountId, guestId: roomStays.guestId, joinedAt: roomStays.joinedAt, leftAt: roomStays.leftAt, end: roomStays.end })
    .from(roomStays)
    .where(eq(roomStays.consultationId, consultationId))
    .orderBy(asc(roomStays.joinedAt), asc(roomStays.joining));

type AnyStay = Awaited<ReturnType<typeof listStays>>[number];
const isOfSide = (stay: AnyStay): stay is AnyStay & { role: "patient" | "doctor" } => stay.role !== "guest";

/**
 * What is known of who was in the room of a visit. A guest is no evidence of what became of it: only `everybody` has the guest's stays. In a command, call it
 * after the consultation is locked: joining takes the same lock.
 */
export async function findTraces(db: Db, consultationId: string): Promise<Traces & { everybody: AnyStay[] }> {
  const [everybody, messages] = await Promise.all([
    listStays(db, consultationId),
    db
      .select({ role: roomMessages.authorRole, firstAt: min(roomMessages.sentAt), lastAt: max(roomMessages.sentAt) })
      .from(roomMessages)
      .where(eq(roomMessages.consultationId, consultationId))
      .groupBy(roomMessages.authorRole),
  ]);
  return { stays: everybody.filter(isOfSide), everybody, messages: messages.map(({ role, firstAt, lastAt }) => ({ role, firstAt: firstAt!, lastAt: lastAt! })) };
}

/**
 * Visits whose time is over and which nobody has closed, in the order of their start: booked ones that ended before `scheduled`, and those under
 * way that ended before `running`. Those left open for the doctor are not among them.
 */
export async function listDue(db: Db, ended: { scheduled: Date; running: Date }, after: { startsAt: string; id: string } | undefined, limit: number) {
  const at = (instant: Date) => sql`${instant.toISOString()}::timestamptz`;
  const of = (status: string, before: Date) => sql`
    (select c.id, c.starts_at from consultations c
      where c.status = ${status} and c.open_mark is null and c.starts_at < ${at(before)} and c.ends_at < ${at(before)}
        ${after ? sql`and (c.starts_at, c.id) > (${after.startsAt}::timestamptz, ${after.id}::uuid)` : sql``}
      order by c.starts_at, c.id limit ${limit})`;
  const rows = await db.execute<{ id: string; startsAt: string }>(sql`
    select id, starts_at::text as "startsAt" from (${of("scheduled", ended.scheduled)} union all ${of("in_progress", ended.running)}) due
    order by starts_at, id limit ${limit}`);
  return [...rows];
}

