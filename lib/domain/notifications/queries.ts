import { and, desc, eq, inArray, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import { fullName, profiles, users } from "@/db/schema/accounts";
import { consultations } from "@/db/schema/consultations";
import { doctors } from "@/db/schema/doctors";
import { notificationPreferences, notifications, reminders } from "@/db/schema/notifications";
import { statement } from "@/db/statement";
import type { Person } from "@/lib/core/actor";
import { newId } from "@/lib/platform/ids";
import { visibleTo } from "../consultations/queries";
import { isLocked, REMINDERS, type Channels, type Kind } from "./kinds";

export type NotificationRow = Awaited<ReturnType<typeof selectNotifications>>[number];

/** Somebody to be told of an event. */
export interface Told {
  eventId: string;
  kind: Kind;
  accountId: string;
  notice: string;
  consultationId?: string;
  subjectId?: string;
}

/** Writes notifications; returns for each that was not written before its account. Suspended accounts, and those that switched the kind off, are left out. */
export async function insertNotifications(db: Db, now: Date, told: readonly Told[]): Promise<string[]> {
  if (told.length === 0) return [];
  const of = (name: keyof Told) => told.map((one) => one[name] ?? null);
  // "fixed" is text: postgres.js 3.4.9 names the type of an array of booleans as boolean.
  const given = { ids: told.map(() => newId()), accounts: of("accountId"), events: of("eventId"), kinds: of("kind"), notices: of("notice"), consultations: of("consultationId"), subjects: of("subjectId"), fixed: told.map(({ kind }) => String(isLocked(kind, "app"))) };
  const written = await insertTold(db, { ...given, now: now.toISOString() });
  return written.map(({ accountId }) => accountId);
}

/** Many in one statement: under load a batch is a hundred events. */
const insertTold = statement<Record<string, unknown>, { accountId: string }>(() => {
  const $ = sql.placeholder;
  return sql`
    insert into ${notifications} (id, account_id, event_id, kind, notice, consultation_id, subject_id, created_at)
    select told.id, told.account_id, told.event_id, told.kind, told.notice, told.consultation_id, told.subject_id, ${$("now")}::timestamptz
    from unnest(${$("ids")}::uuid[], ${$("accounts")}::uuid[], ${$("events")}::uuid[], ${$("kinds")}::text[], ${$("notices")}::text[], ${$("consultations")}::uuid[], ${$("subjects")}::uuid[], ${$("fixed")}::boolean[])
      as told (id, account_id, event_id, kind, notice, consultation_id, subject_id, fixed)
    join ${users} u on u.id = told.account_id and u.status = 'active'
    left join ${notificationPreferences} chosen on chosen.account_id = told.account_id and chosen.kind = told.kind
    where told.fixed or coalesce(chosen.app, true)
    order by told.account_id, told.id
    on conflict (account_id, event_id) do nothing
    returning account_id as "accountId"`;
});

const patient = alias(profiles, "patient");

/** The notifications of an account. What it may no longer read is left out, as from its other lists. */
const selectNotifications = (db: Db) =>
  db
    .select({
      id: notifications.id,
      userId: notifications.accountId,
      kind: notifications.kind,
      notice: notifications.notice,
      subjectId: notifications.subjectId,
      createdAt: notifications.createdAt,
      readAt: notifications.readAt,
      consultationId: consultations.id,
      startsAt: consultations.startsAt,
      doctorName: doctors.name,
      patientId: consultations.patientId,
      patientName: fullName(patient),
    })
    .from(notifications)
    .leftJoin(consultations, eq(consultations.id, notifications.consultationId))
    .leftJoin(doctors, eq(doctors.id, consultations.doctorId))
    .leftJoin(patient, eq(patient.personId, consultations.patientId))
    .$dynamic();

const isOf = (actor: Person) => and(eq(notifications.accountId, actor.id), or(isNull(notifications.consultationId), visibleTo(actor)));

/** Notifications of an account, the newest first. */
export const listNotifications = (db: Db, actor: Person, { limit, after, unread }: { limit: number; after?: string; unread?: boolean }) =>
  selectNotifications(db)
    .where(and(isOf(actor), after ? lt(notifications.id, after) : undefined, unread ? isNull(notifications.readAt) : undefined))
    .orderBy(desc(notifications.id))
    .limit(limit);

/** A notification with whose it is; undefined if its owner may no longer read what it is about. */
export async function findNotification(db: Db, actor: Person, id: string): Promise<NotificationRow | undefined> {
  const [row] = await selectNotifications(db).where(and(eq(notifications.id, id), or(sql`${notifications.accountId} <> ${actor.id}`, isOf(actor))));
  return row;
}

/** How many an account has not read. */
export async function countUnread(db: Db, actor: Person): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(notifications)
    .leftJoin(consultations, eq(consultations.id, notifications.consultationId))
    .where(and(isOf(actor), isNull(notifications.readAt)));
  return row?.count ?? 0;
}

/** Marks a notification as read or unread. The first time of reading stays. */
export async function markOne(db: Db, id: string, readAt: Date | null): Promise<void> {
  await db.update(notifications).set({ readAt }).where(and(eq(notifications.id, id), readAt ? isNull(notifications.readAt) : isNotNull(notifications.readAt)));
}

/** Marks all that an account has not read. */
export const markAll = (db: Db, accountId: string, readAt: Date) => db.update(notifications).set({ readAt }).where(and(eq(notifications.accountId, accountId), isNull(notifications.readAt)));

/** What accounts have chosen, by kind, and whether they have a phone number; in the order of `accountIds`. */
export async function listPreferences(db: Db, accountIds: string[]) {
  const [rows, people] = await Promise.all([
    db.select().from(notificationPreferences).where(inArray(notificationPreferences.accountId, accountIds)),
    db.select({ id: users.id, phone: profiles.phone, role: users.role }).from(users).innerJoin(profiles, eq(profiles.personId, users.id)).where(and(inArray(users.id, accountIds), eq(users.status, "active"))),
  ]);
  const personOf = new Map(people.map((person) => [person.id, person]));
  const chosenBy = Map.groupBy(rows, (row) => row.accountId);
  return accountIds.map((id) => {
    const chosen = (chosenBy.get(id) ?? []).map(({ kind, app, email, sms }) => [kind, { app, email, sms }] as const);
    return { chosen: new Map(chosen), phone: personOf.get(id)?.phone ?? null, role: personOf.get(id)?.role };
  });
}

/** What an account has chosen, by kind, and whether it has a phone number. */
export async function findPreferences(db: Db, accountId: string) {
  const [found] = await listPreferences(db, [accountId]);
  return found!;
}

/** Keeps where an account wants to hear of a kind. */
export async function savePreference(db: Db, accountId: string, kind: Kind, channels: Channels): Promise<void> {
  await db.insert(notificationPreferences).values({ accountId, kind, ...channels }).onConflictDoUpdate({ target: [notificationPreferences.accountId, notificationPreferences.kind], set: channels });
}

const leads = sql.join(REMINDERS.map(({ minutesBefore, lateMinutes }) => sql`(${minutesBefore}::int, ${lateMinutes}::int)`), sql`, `);

/** Visits whose reminder is due and not made: neither too late for it, nor booked after its time. */
const due = (now: Date) => sql`
  from (values ${leads}) as lead (before, late)
  join consultations c on c.status = 'scheduled'
    and c.starts_at > ${now.toISOString()}::timestamptz and c.starts_at <= ${now.toISOString()}::timestamptz + lead.before * interval '1 minute'
    and c.starts_at > ${now.toISOString()}::timestamptz + (lead.before - lead.late) * interval '1 minute'
    and c.created_at <= c.starts_at - lead.before * interval '1 minute'
  where not exists (select from reminders r where r.consultation_id = c.id and r.starts_at = c.starts_at and r.minutes_before = lead.before)`;

/** Whether any reminder is due. */
export async function hasDueReminder(db: Db, now: Date): Promise<boolean> {
  const [row] = await db.execute<{ due: boolean }>(sql`select exists (select ${due(now)}) as due`);
  return row?.due ?? false;
}

/** Notes due reminders as made, up to `limit`. Of two processes at once, each reminder is made by one. */
export async function makeDue(db: Db, now: Date, limit: number) {
  const rows = await db.execute<{ consultationId: string; startsAt: string; minutesBefore: number } & Record<string, unknown>>(sql`
    insert into ${reminders} (consultation_id, starts_at, minutes_before, made_at)
    select c.id, c.starts_at, lead.before, ${now.toISOString()}::timestamptz ${due(now)} order by c.starts_at limit ${limit}
    on conflict do nothing
    returning consultation_id as "consultationId", starts_at as "startsAt", minutes_before as "minutesBefore"`);
  return rows.map(({ consultationId, startsAt, minutesBefore }) => ({ consultationId, startsAt: new Date(startsAt), minutesBefore }));
}

/** Deletes up to `limit` notifications from before `before`, and the notes of reminders of visits before it; returns how many. */
export async function deleteOld(db: Db, before: Date, limit: number): Promise<number> {
  await db.execute(sql`delete from reminders where ctid in (select ctid from reminders where starts_at < ${before.toISOString()}::timestamptz limit ${limit})`);
  const old = db.select({ id: notifications.id }).from(notifications).where(lt(notifications.createdAt, before)).limit(limit);
  return (await db.delete(notifications).where(inArray(notifications.id, old)).returning({ id: notifications.id })).length;
}
