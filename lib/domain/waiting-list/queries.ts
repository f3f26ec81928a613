import { type SQL, sql, type SQLWrapper } from "drizzle-orm";
import type { Db } from "@/db/client";
import { lockOn } from "@/db/locks";
import { isOpen } from "@/db/slots";
import { hasLapsed, isBusy } from "@/db/visits";
import { waitingListEntries } from "@/db/schema/moves";
import { carerIdsOf } from "@/lib/domain/patients/queries";

/**
 * SQL, parts of a statement with `with`: ends the wait of a patient for a doctor whose dates have the booked time, and lets go of another
 * time that was kept for it. Needs the lock on the doctor's calendar, as offering does.
 */
export const endingWaits = (of: Record<"patient" | "doctor" | "startsAt" | "slot" | "now" | "from", SQLWrapper>): SQL => sql`
    ended_wait as (
      update waiting_list_entries e set state = 'booked', ended_at = ${of.now} from ${of.from}
      where e.patient_id = ${of.patient} and e.doctor_id = ${of.doctor} and e.state = 'waiting' and e.starts_from <= ${of.startsAt} and e.starts_before > ${of.startsAt}
      returning e.id, e.account_id, e.ended_at, ${of.slot} as slot_id),
    let_go as (
      update availability_slots s set held_for = null, held_for_until = null, updated_at = w.ended_at from ended_wait w, waiting_list_offers o
      where o.entry_id = w.id and s.id = o.slot_id and s.id <> w.slot_id and s.status = 'available' and s.held_for = w.account_id and s.held_for_until = o.kept_until)`;

/** Ends the wait of a patient whose visit was moved to a time of this doctor, or paid. */
export const endWaits = (db: Db, { patientId, doctorId, startsAt, slotId, now }: { patientId: string; doctorId: string; startsAt: Date; slotId: string; now: Date }) => {
  const values = { patient: sql`${patientId}::uuid`, doctor: sql`${doctorId}::uuid`, startsAt: sql`booked.starts_at`, slot: sql`booked.slot_id`, now: sql`booked.now`, from: sql`booked` };
  return db.execute(sql`
    with booked as (select ${startsAt.toISOString()}::timestamptz as starts_at, ${slotId}::uuid as slot_id, ${now.toISOString()}::timestamptz as now), ${endingWaits(values)}
    select 1 from ended_wait`);
};

/** The practice and the patient that somebody wants to wait for; undefined if there is no such patient. */
export async function findWanted(db: Db, doctorId: string, patientId: string) {
  const [row] = await db.execute<{ patientId: string; patientName: string; carerIds: string[]; doctorName: string | null; timeZone: string | null }>(sql`
    select p.id as "patientId", btrim(person.first_name || ' ' || person.last_name) as "patientName", ${carerIdsOf(sql`p.id`)} as "carerIds", d.name as "doctorName", d.time_zone as "timeZone"
    from patients p join profiles person on person.user_id = p.id left join doctors d on d.id = ${doctorId} and d.status = 'verified'
    where p.id = ${patientId}`);
  return row;
}

/** Ends what no longer waits for this doctor: its dates have passed, or its account no longer cares for the patient. */
export const endLapsed = (db: Db, { patientId, doctorId, now }: { patientId: string; doctorId: string; now: Date }) =>
  db.execute(sql`
    update waiting_list_entries e set state = 'over', ended_at = ${now.toISOString()}::timestamptz
    where e.patient_id = ${patientId} and e.doctor_id = ${doctorId} and e.state = 'waiting'
      and (e.starts_before <= ${now.toISOString()}::timestamptz or not ${isStillCared})`);

/** The account that waits for a doctor for a patient; undefined if nobody does. */
export async function findWaiting(db: Db, patientId: string, doctorId: string) {
  const [row] = await db.execute<{ accountId: string; name: string }>(sql`
    select e.account_id as "accountId", btrim(p.first_name || ' ' || p.last_name) as name from waiting_list_entries e join profiles p on p.user_id = e.account_id
    where e.patient_id = ${patientId} and e.doctor_id = ${doctorId} and e.state = 'waiting'`);
  return row;
}

export const insertEntry = (db: Db, entry: typeof waitingListEntries.$inferInsert) => db.insert(waitingListEntries).values(entry);

const isStillCared = sql`exists (select from patient_carers care where care.patient_id = e.patient_id and care.account_id = e.account_id and care.until is null)`;

/** A place on a waiting list, as people see it. */
export interface EntryRow {
  id: string;
  accountId: string;
  carerIds: string[];
  doctorId: string;
  doctorName: string;
  patientId: string;
  patientName: string;
  from: string;
  to: string;
  createdAt: Date;
  offer: { slotId: string; startsAt: Date; endsAt: Date; keptUntil: Date } | null;
}

type Wire = Omit<EntryRow, "createdAt" | "offer"> & { createdAt: string; offer: Record<"slotId" | "startsAt" | "endsAt" | "keptUntil", string> | null };

/** The places of one account that still wait, who waits longest first; or one of them. */
export async function listEntries(db: Db, { accountId, id, doctorId, now }: { accountId?: string; id?: string; doctorId?: string; now: Date }): Promise<EntryRow[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const rows = await db.execute<Wire & Record<string, unknown>>(sql`
    select e.id, e.account_id as "accountId", ${carerIdsOf(sql`e.patient_id`)} as "carerIds", e.doctor_id as "doctorId", d.name as "doctorName", e.patient_id as "patientId",
      btrim(p.first_name || ' ' || p.last_name) as "patientName", e.from_date::text as "from", e.to_date::text as "to", e.created_at as "createdAt",
      (select json_build_object('slotId', s.id, 'startsAt', s.starts_at, 'endsAt', s.ends_at, 'keptUntil', o.kept_until) from waiting_list_offers o join availability_slots s on s.id = o.slot_id
        where o.entry_id = e.id and ${isLive(at)} limit 1) as offer
    from waiting_list_entries e join doctors d on d.id = e.doctor_id join profiles p on p.user_id = e.patient_id
    where e.state = 'waiting' ${accountId ? sql`and e.account_id = ${accountId} and e.starts_before > ${at} and ${isStillCared}` : sql``}
      ${id ? sql`and e.id = ${id}` : sql``} ${doctorId ? sql`and e.doctor_id = ${doctorId}` : sql``}
    order by e.created_at, e.id limit 100`);
  return rows.map(({ createdAt, offer, ...row }) => ({
    ...row,
    createdAt: new Date(createdAt),
    offer: offer && { slotId: offer.slotId, startsAt: new Date(offer.startsAt), endsAt: new Date(offer.endsAt), keptUntil: new Date(offer.keptUntil) },
  }));
}

/** SQL: whether offer `o` of slot `s` to entry `e` still holds: the slot is kept for it and not booked. */
const isLive = (at: SQLWrapper) => sql`o.kept_until > ${at} and s.status = 'available' and s.deleted_at is null and s.held_for = e.account_id and s.held_for_until = o.kept_until`;

/** Ends a wait and lets go of the time that is kept for it. Needs the lock on the doctor's calendar. False if it waits no more. */
export async function endEntry(db: Db, id: string, now: Date): Promise<boolean> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const rows = await db.execute(sql`
    with gone as (update waiting_list_entries set state = 'left', ended_at = ${at} where id = ${id} and state = 'waiting' returning id, account_id),
    let_go as (
      update availability_slots s set held_for = null, held_for_until = null, updated_at = ${at} from gone, waiting_list_offers o
      where o.entry_id = gone.id and s.id = o.slot_id and s.status = 'available' and s.held_for = gone.account_id and s.held_for_until = o.kept_until)
    select id from gone`);
  return rows.length > 0;
}

/** Waits until nobody else changes a doctor's time, in a statement of its own: the next one sees what they left. */
export const lockTimes = (db: Db, doctorId: string) => db.execute(sql`select ${lockOn("calendar", doctorId)}`);

/**
 * SQL: each entry `e` with each slot `s` that it can be offered now. The slot became free while it waited, is open to everybody, and can be booked
 * as long as it would be kept. The patient has no visit then and none with this doctor that waits for its payment, no other time is kept for it, and it was not offered this one before.
 */
const fitting = (now: SQLWrapper, until: SQLWrapper, doctor: SQL) => sql`
  from waiting_list_entries e join doctors d on d.id = e.doctor_id and d.status = 'verified'
    join availability_slots s on s.doctor_id = e.doctor_id and s.starts_at >= e.starts_from and s.starts_at < e.starts_before
  where e.state = 'waiting' ${doctor} and ${isStillCared} and e.starts_before > ${now}
    and ${isOpen(now)} and s.starts_at > ${until} and (s.bookable_until is null or s.bookable_until >= ${until})
    and greatest(s.updated_at, s.held_for_until) >= e.created_at
    and not exists (select from waiting_list_offers o where o.entry_id = e.id and o.slot_id = s.id)
    and not exists (select from waiting_list_offers o join availability_slots s on s.id = o.slot_id where o.entry_id = e.id and ${isLive(now)})
    and not exists (select from consultations c where c.patient_id = e.patient_id and c.doctor_id = e.doctor_id and c.status = 'pending_payment' and not (${hasLapsed(now)})
      and c.starts_at >= e.starts_from and c.starts_at < e.starts_before)
    and not ${isBusy(sql`e.patient_id`, sql`s.during`, now)}`;

/** Doctors who have a free time for somebody that waits; up to 100. */
export async function listDoctorsDue(db: Db, now: Date, until: Date): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`select distinct e.doctor_id as id ${fitting(sql`${now.toISOString()}::timestamptz`, sql`${until.toISOString()}::timestamptz`, sql``)} limit 100`);
  return rows.map(({ id }) => id);
}

/** Keeps the first free time of a doctor for who waits longest, and tells whether there was one. Needs the lock on the doctor's calendar. */
export async function offerNext(db: Db, { id, doctorId, now, until }: { id: string; doctorId: string; now: Date; until: Date }) {
  const [at, end] = [sql`${now.toISOString()}::timestamptz`, sql`${until.toISOString()}::timestamptz`];
  const [row] = await db.execute<{ entryId: string; slotId: string; patientId: string }>(sql`
    with pick as (
      select e.id as entry_id, e.account_id, e.patient_id, s.id as slot_id ${fitting(at, end, sql`and e.doctor_id = ${doctorId}`)}
      order by e.created_at, e.id, s.starts_at limit 1),
    kept as (
      update availability_slots s set held_for = pick.account_id, held_for_until = ${end}, updated_at = ${at} from pick
      where s.id = pick.slot_id and s.status = 'available' and s.deleted_at is null and (s.held_for_until is null or s.held_for_until <= ${at}) returning s.id)
    insert into waiting_list_offers (id, entry_id, slot_id, offered_at, kept_until)
    select ${id}, pick.entry_id, pick.slot_id, ${at}, ${end} from pick join kept on kept.id = pick.slot_id
    returning entry_id as "entryId", slot_id as "slotId"`);
  return row;
}

/** What is told of an offer while it holds; undefined once it does not. */
export async function findOffered(db: Db, offerId: string, now: Date) {
  const [row] = await db.execute<{ accountId: string; patientId: string; patientName: string; doctorId: string; doctorName: string; slotId: string; startsAt: string; endsAt: string; keptUntil: string }>(sql`
    select e.account_id as "accountId", e.patient_id as "patientId", p.first_name as "patientName", e.doctor_id as "doctorId", d.name as "doctorName",
      s.id as "slotId", s.starts_at as "startsAt", s.ends_at as "endsAt", o.kept_until as "keptUntil"
    from waiting_list_offers o join waiting_list_entries e on e.id = o.entry_id and e.state = 'waiting' join availability_slots s on s.id = o.slot_id
      join doctors d on d.id = e.doctor_id join profiles p on p.user_id = e.patient_id
    where o.id = ${offerId} and ${isLive(sql`${now.toISOString()}::timestamptz`)}`);
  return row && { ...row, startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt), keptUntil: new Date(row.keptUntil) };
}
