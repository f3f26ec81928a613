import { and, asc, count, eq, min, type SQL, sql } from "drizzle-orm";
import { isOpen } from "@/db/slots";
import type { Db } from "@/db/client";
import { availabilitySlots } from "@/db/schema/availability";
import { doctors } from "@/db/schema/doctors";
import type { DoctorStatus } from "./doctor";

/** The start of a doctor's next free slot, computed at each read. */
const nextAvailableAt = (now: Date) =>
  sql`(select s.starts_at from availability_slots s where s.doctor_id = doctors.id and ${isOpen(sql`${now.toISOString()}`)} order by s.starts_at limit 1)`.mapWith(availabilitySlots.startsAt) as SQL<Date | null>;

const columns = {
  id: doctors.id,
  /** The name that the policy uses for the id. */
  doctorId: doctors.id,
  name: doctors.name,
  registrationNumber: doctors.registrationNumber,
  registrationCouncil: doctors.registrationCouncil,
  systemOfMedicine: doctors.systemOfMedicine,
  specializations: doctors.specializations,
  qualifications: doctors.qualifications,
  experienceYears: doctors.experienceYears,
  languages: doctors.languages,
  city: doctors.city,
  state: doctors.state,
  feeAmount: doctors.feeAmount,
  slotMinutes: doctors.slotMinutes,
  timeZone: doctors.timeZone,
  bio: doctors.bio,
  status: doctors.status,
  statusReason: doctors.statusReason,
  submittedAt: doctors.submittedAt,
  decidedAt: doctors.decidedAt,
  ratingHundredths: doctors.ratingHundredths,
  ratingCount: doctors.ratingCount,
  createdAt: doctors.createdAt,
  version: doctors.version,
};

const selectDoctors = (db: Db, now: Date) => db.select({ ...columns, nextAvailableAt: nextAvailableAt(now) }).from(doctors);

export type DoctorRow = NonNullable<Awaited<ReturnType<typeof findDoctor>>>;

/** One practice, whatever its status. */
export async function findDoctor(db: Db, id: string, now: Date) {
  const [row] = await selectDoctors(db, now).where(eq(doctors.id, id));
  return row;
}

/** One practice, whatever its status, locked until the transaction ends. */
export async function lockDoctor(db: Db, id: string, now: Date) {
  const [row] = await selectDoctors(db, now).where(eq(doctors.id, id)).for("update", { of: doctors });
  return row;
}

export type NewDoctor = typeof doctors.$inferInsert;

/** Inserts a practice; its name comes from the account's profile. */
export async function insertDoctor(db: Db, row: NewDoctor): Promise<DoctorRow> {
  const [inserted] = await db.insert(doctors).values(row).returning(columns);
  return { ...inserted!, nextAvailableAt: null };
}

/** Changes a practice and raises its version. */
export async function saveDoctor(db: Db, before: DoctorRow, changes: Partial<NewDoctor>): Promise<DoctorRow> {
  const [saved] = await db
    .update(doctors)
    .set({ ...changes, version: sql`${doctors.version} + 1` })
    .where(eq(doctors.id, before.id))
    .returning(columns);
  return { ...saved!, nextAvailableAt: before.nextAvailableAt };
}

/** How many doctors have each status, and the earliest submission of each. */
export const countByStatus = (db: Db) =>
  db.select({ status: doctors.status, count: count(), since: min(doctors.submittedAt) }).from(doctors).groupBy(doctors.status);

const rank = sql<number>`case ${doctors.status} when 'pending' then 0 when 'rejected' then 1 else 2 end`;

export interface QueueFilter {
  status?: DoctorStatus;
  /** Rank, submission and id of the last row of the page before. */
  after?: { rank: number; submittedAt: string; id: string };
  limit: number;
  now: Date;
}

/** Doctors with pending ones first, and in each group the one who has waited longest first. */
export function listBySubmission(db: Db, { status, after, limit, now }: QueueFilter) {
  return db
    .select({ ...columns, nextAvailableAt: nextAvailableAt(now), rank })
    .from(doctors)
    .where(
      and(
        status && eq(doctors.status, status),
        after && sql`(${rank}, ${doctors.submittedAt}, ${doctors.id}) > (${after.rank}::int, ${after.submittedAt}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(asc(rank), asc(doctors.submittedAt), asc(doctors.id))
    .limit(limit + 1);
}
