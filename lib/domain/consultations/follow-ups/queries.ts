import { and, desc, eq, gt, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { fullName, profiles } from "@/db/schema/accounts";
import { consultations } from "@/db/schema/consultations";
import { doctors } from "@/db/schema/doctors";
import { followUpPlaces, followUpWindows } from "@/db/schema/follow-ups";
import type { Actor } from "@/lib/core/actor";
import { visibleTo } from "../queries";

/** Inserts a window with its places. Throws a violation of `follow_up_windows_one_per_visit` if the visit has one. */
export async function insertWindow(db: Db, window: typeof followUpWindows.$inferInsert & { id: string }, visits: number): Promise<void> {
  await db.insert(followUpWindows).values(window);
  await db.insert(followUpPlaces).values(Array.from({ length: visits }, (_, n) => ({ windowId: window.id, place: n + 1 })));
}

/** Gives the place back that a free visit uses; nothing if it uses none. */
export const returnPlace = (db: Db, consultationId: string) => db.update(followUpPlaces).set({ consultationId: null }).where(eq(followUpPlaces.consultationId, consultationId));

/** Takes a place again for a free visit that was first held for missed; nothing if it has one, or if other bookings have all of them now. */
export const retakePlace = (db: Db, { id, doctorId, patientId, startsAt, createdAt }: { id: string; doctorId: string; patientId: string; startsAt: Date; createdAt: Date }) =>
  db.execute(sql`
    update follow_up_places f set consultation_id = ${id} from (
      select p.window_id, p.place from follow_up_places p join follow_up_windows w on w.id = p.window_id
      where w.patient_id = ${patientId} and w.doctor_id = ${doctorId} and p.consultation_id is null
        and w.created_at <= ${createdAt.toISOString()}::timestamptz and w.ends_at > ${startsAt.toISOString()}::timestamptz
      order by w.ends_at, p.place limit 1 for update of p skip locked) free
    where f.window_id = free.window_id and f.place = free.place and not exists (select from follow_up_places own where own.consultation_id = ${id})`);

/** Whether a window has a place that no booking uses. */
export async function hasPlace(db: Db, windowId: string): Promise<boolean> {
  return (await db.$count(followUpPlaces, and(eq(followUpPlaces.windowId, windowId), sql`${followUpPlaces.consultationId} is null`))) > 0;
}

interface Filter {
  id?: string;
  doctorId?: string;
  patientId?: string;
  consultationId?: string;
  /** Only those that end after this instant and have places left. */
  openAt?: Date;
}

const countPlaces = (condition = sql`true`) => sql<number>`(select count(*)::int from ${followUpPlaces} f where f.window_id = ${followUpWindows.id} and ${condition})`;

/** The windows after consultations that an actor may see. */
export const listWindows = (db: Db, actor: Actor, { id, doctorId, patientId, consultationId, openAt }: Filter) =>
  db
    .select({
      id: followUpWindows.id,
      consultationId: followUpWindows.consultationId,
      doctorId: followUpWindows.doctorId,
      doctorName: doctors.name,
      timeZone: doctors.timeZone,
      patientId: followUpWindows.patientId,
      patientName: fullName(profiles),
      endsAt: followUpWindows.endsAt,
      offeredAt: followUpWindows.createdAt,
      visits: countPlaces(),
      visitsLeft: countPlaces(sql`f.consultation_id is null`),
    })
    .from(followUpWindows)
    .innerJoin(consultations, eq(consultations.id, followUpWindows.consultationId))
    .innerJoin(doctors, eq(doctors.id, followUpWindows.doctorId))
    .innerJoin(profiles, eq(profiles.personId, followUpWindows.patientId))
    .where(
      and(
        visibleTo(actor),
        id ? eq(followUpWindows.id, id) : undefined,
        doctorId ? eq(followUpWindows.doctorId, doctorId) : undefined,
        patientId ? eq(followUpWindows.patientId, patientId) : undefined,
        consultationId ? eq(followUpWindows.consultationId, consultationId) : undefined,
        openAt && and(gt(followUpWindows.endsAt, openAt), sql`exists (select from ${followUpPlaces} f where f.window_id = ${followUpWindows.id} and f.consultation_id is null)`),
      ),
    )
    .orderBy(desc(followUpWindows.endsAt), desc(followUpWindows.id))
    .limit(100);

export type WindowRow = Awaited<ReturnType<typeof listWindows>>[number];
