import { and, desc, eq, lt } from "drizzle-orm";
import type { Db } from "@/db/client";
import { fullName, profiles } from "@/db/schema/accounts";
import { consultations } from "@/db/schema/consultations";
import { doctors } from "@/db/schema/doctors";
import { consultationIntakes } from "@/db/schema/intakes";

const version = {
  id: consultationIntakes.id,
  consultationId: consultationIntakes.consultationId,
  version: consultationIntakes.version,
  authorId: consultationIntakes.authorId,
  authorName: fullName(profiles),
  savedAt: consultationIntakes.savedAt,
  since: consultationIntakes.since,
  history: consultationIntakes.history,
  allergies: consultationIntakes.allergies,
  medicines: consultationIntakes.medicines,
  heightCm: consultationIntakes.heightCm,
  weightKg: consultationIntakes.weightKg,
};

export type IntakeRow = NonNullable<Awaited<ReturnType<typeof findIntake>>>;

/** The newest version of what was told before a visit, still encrypted. */
export async function findIntake(db: Db, consultationId: string) {
  const [row] = await db
    .select(version)
    .from(consultationIntakes)
    .innerJoin(profiles, eq(profiles.personId, consultationIntakes.authorId))
    .where(eq(consultationIntakes.consultationId, consultationId))
    .orderBy(desc(consultationIntakes.version))
    .limit(1);
  return row;
}

export type EarlierRow = NonNullable<Awaited<ReturnType<typeof findEarlier>>>;

/** The newest version of what this patient told before the last visit that had an intake and began before `startsAt`. */
export async function findEarlier(db: Db, patientId: string, startsAt: Date) {
  const [row] = await db
    .select({ ...version, doctorName: doctors.name })
    .from(consultationIntakes)
    .innerJoin(consultations, eq(consultations.id, consultationIntakes.consultationId))
    .innerJoin(doctors, eq(doctors.id, consultations.doctorId))
    .innerJoin(profiles, eq(profiles.personId, consultationIntakes.authorId))
    .where(and(eq(consultations.patientId, patientId), lt(consultations.startsAt, startsAt)))
    .orderBy(desc(consultations.startsAt), desc(consultationIntakes.version))
    .limit(1);
  return row;
}

export const insertIntake = (db: Db, row: typeof consultationIntakes.$inferInsert) => db.insert(consultationIntakes).values(row);
