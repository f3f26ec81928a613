import { and, asc, eq, gte, isNull, lt, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { lockOn } from "@/db/locks";
import { availabilitySlots } from "@/db/schema/availability";
import { doctors } from "@/db/schema/doctors";
import { isOpen, isOpenTo } from "@/db/slots";
import { statement } from "@/db/statement";
import type { Range } from "@/lib/clock/local-day";
import type { Mode } from "@/lib/domain/consultations/schema";
import type { SlotStatus } from "./schema";

/** The practice that the slots belong to, with the fields that the policy looks at. */
export async function findPractice(db: Db, doctorId: string) {
  const [row] = await db
    .select({ id: doctors.id, doctorId: doctors.id, status: doctors.status, timeZone: doctors.timeZone })
    .from(doctors)
    .where(eq(doctors.id, doctorId));
  return row;
}

/** A practice with its free slots of some days. */
export interface FreeDays {
  id: string;
  doctorId: string;
  status: "pending" | "verified" | "rejected";
  timeZone: string;
  slots: { id: string; startsAt: Date; endsAt: Date; modes?: Mode[] }[];
}

/** The practice and, in the same round trip, its free slots that start in a range and are still to come; for an account also those that are kept for it. */
export async function findFreeDays(db: Db, { doctorId, range, now, accountId }: { doctorId: string; range: Range; now: Date; accountId?: string }): Promise<FreeDays | undefined> {
  const rows = await selectFreeDays(db, { doctorId, accountId: accountId ?? null, from: range.from.toISOString(), to: range.to.toISOString(), now: now.toISOString() });
  const [first] = rows;
  if (!first) return undefined;
  const slots = rows.flatMap(({ slotId, startsAt, endsAt, modes }) =>
    slotId ? [{ id: slotId, startsAt: new Date(startsAt), endsAt: new Date(endsAt), ...(modes && { modes }) }] : [],
  );
  return { id: doctorId, doctorId, status: first.status, timeZone: first.timeZone, slots };
}

const $ = sql.placeholder;

const selectFreeDays = statement<
  { doctorId: string; accountId: string | null; from: string; to: string; now: string },
  { status: FreeDays["status"]; timeZone: string; slotId: string | null; startsAt: string; endsAt: string; modes: Mode[] | null }
>(
  () => sql`
    select d.status, d.time_zone as "timeZone", s.id as "slotId", s.starts_at as "startsAt", s.ends_at as "endsAt", s.modes
    from doctors d left join availability_slots s on s.doctor_id = d.id and ${isOpenTo($("accountId"), $("now"))}
      and s.starts_at >= ${$("from")}::timestamptz and s.starts_at < ${$("to")}::timestamptz
    where d.id = ${$("doctorId")}
    order by s.starts_at`,
);

/** The doctor's live slots that start in a range, earliest first. One that is kept for somebody counts as held, and a free one outside the hours as blocked. */
export function listSlotsBetween(db: Db, doctorId: string, from: Date, to: Date, now: Date) {
  const status = sql<SlotStatus>`case when ${availabilitySlots.status} = 'available' and ${availabilitySlots.heldForUntil} > ${now.toISOString()}::timestamptz then 'held'
    when ${availabilitySlots.status} = 'available' and ${availabilitySlots.outside} then 'blocked' else ${availabilitySlots.status} end`;
  return db
    .select({ id: availabilitySlots.id, startsAt: availabilitySlots.startsAt, endsAt: availabilitySlots.endsAt, status, source: availabilitySlots.source })
    .from(availabilitySlots)
    .where(
      and(
        eq(availabilitySlots.doctorId, doctorId),
        isNull(availabilitySlots.deletedAt),
        gte(availabilitySlots.startsAt, from),
        lt(availabilitySlots.startsAt, to),
      ),
    )
    .orderBy(asc(availabilitySlots.startsAt));
}

/** How many slots of the doctor start between now and an instant and can be booked now. */
export async function countFree(db: Db, doctorId: string, { from, to }: Range): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from availability_slots s where s.doctor_id = ${doctorId} and ${isOpen(sql`${from.toISOString()}`)} and s.starts_at < ${to.toISOString()}::timestamptz`);
  return row!.count;
}

/** The first of the given slots, by its place in the list, that overlaps a slot of the doctor which is not deleted; and that slot. */
export async function findOverlap(db: Db, doctorId: string, slots: readonly { startsAt: Date; endsAt: Date }[]) {
  const [row] = await db.execute<{ place: number; startsAt: string; endsAt: string }>(sql`
    select place::int - 1 as place, s.starts_at as "startsAt", s.ends_at as "endsAt"
    from unnest(${sql.param(slots.map(({ startsAt }) => startsAt.toISOString()))}::text[]::timestamptz[],
      ${sql.param(slots.map(({ endsAt }) => endsAt.toISOString()))}::text[]::timestamptz[]) with ordinality as wanted (starts_at, ends_at, place)
    join availability_slots s on s.doctor_id = ${doctorId} and s.deleted_at is null
      and s.during && tstzrange(wanted.starts_at, wanted.ends_at, '[)')
    order by place limit 1`);
  return row && { place: row.place, startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) };
}

/** Locks this doctor's calendar until the transaction ends, so that a query finds overlaps before a constraint fails. */
export const lockCalendar = (db: Db, doctorId: string) => db.execute(sql`select ${lockOn("calendar", doctorId)}`);

/** Inserts new slots in one statement. */
export async function insertSlots(db: Db, slots: readonly { id: string; doctorId: string; startsAt: Date; endsAt: Date }[]) {
  await db.execute(sql`
    insert into availability_slots (id, doctor_id, starts_at, ends_at)
    select * from unnest(${sql.param(slots.map(({ id }) => id))}::uuid[], ${sql.param(slots.map(({ doctorId }) => doctorId))}::uuid[],
      ${sql.param(slots.map(({ startsAt }) => startsAt.toISOString()))}::text[]::timestamptz[],
      ${sql.param(slots.map(({ endsAt }) => endsAt.toISOString()))}::text[]::timestamptz[])`);
}

/** A live slot of this doctor, locked until the transaction ends. */
export async function lockSlot(db: Db, doctorId: string, slotId: string): Promise<{ id: string; doctorId: string; status: SlotStatus; startsAt: Date; heldForUntil: Date | null } | undefined> {
  const [row] = await db
    .select({ id: availabilitySlots.id, doctorId: availabilitySlots.doctorId, status: availabilitySlots.status, startsAt: availabilitySlots.startsAt, heldForUntil: availabilitySlots.heldForUntil })
    .from(availabilitySlots)
    .where(and(eq(availabilitySlots.id, slotId), eq(availabilitySlots.doctorId, doctorId), isNull(availabilitySlots.deletedAt)))
    .for("update");
  return row;
}

/** Removes a slot from the calendar; the row stays for the consultations that used it, and so that the schedule does not make it again. */
export async function removeSlot(db: Db, slotId: string, now: Date) {
  await db.update(availabilitySlots).set({ status: "blocked", deletedAt: now, withdrawn: sql`${availabilitySlots.source} = 'schedule'` }).where(eq(availabilitySlots.id, slotId));
}
