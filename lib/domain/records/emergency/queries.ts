import { and, desc, eq, gt, isNull, lt, lte, not, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import { fullName, profiles } from "@/db/schema/accounts";
import { emergencyAccesses } from "@/db/schema/audit";
import { consultations } from "@/db/schema/consultations";
import { patients } from "@/db/schema/patients";
import { violates } from "@/lib/core/errors";

/** An administrator's permission to read one patient's record, until `expiresAt`. */
export interface Grant {
  id: string;
  patientId: string;
  expiresAt: Date;
}

const isOpen = (now: Date) => and(isNull(emergencyAccesses.endedAt), gt(emergencyAccesses.expiresAt, now))!;

/** The open access of an administrator to a patient's record. */
export async function findOpenEmergency(db: Db, adminId: string, patientId: string, now: Date): Promise<Grant | undefined> {
  const [grant] = await db
    .select({ id: emergencyAccesses.id, patientId: emergencyAccesses.patientId, expiresAt: emergencyAccesses.expiresAt })
    .from(emergencyAccesses)
    .where(and(eq(emergencyAccesses.adminId, adminId), eq(emergencyAccesses.patientId, patientId), isOpen(now)));
  return grant;
}

/** The id of the patient with this id, or of the patient of this consultation. */
export async function findPatient(db: Db, { patientId, consultationId }: { patientId?: string; consultationId?: string }): Promise<string | undefined> {
  const [found] = consultationId
    ? await db.select({ id: consultations.patientId }).from(consultations).where(eq(consultations.id, consultationId))
    : await db.select({ id: patients.id }).from(patients).where(eq(patients.id, patientId!));
  return found?.id;
}

/** Inserts an emergency access; false if this administrator already has an open one for the patient. In a race a unique index decides. */
export async function insertEmergency(db: Db, access: typeof emergencyAccesses.$inferInsert): Promise<boolean> {
  const mine = and(eq(emergencyAccesses.adminId, access.adminId), eq(emergencyAccesses.patientId, access.patientId));
  await db
    .update(emergencyAccesses)
    .set({ endedAt: sql`${emergencyAccesses.expiresAt}` })
    .where(and(mine, isNull(emergencyAccesses.endedAt), lte(emergencyAccesses.expiresAt, access.openedAt)));
  try {
    await db.insert(emergencyAccesses).values(access);
    return true;
  } catch (error) {
    if (violates(error, "emergency_accesses_one_open")) return false;
    throw error;
  }
}

export const endEmergency = (db: Db, id: string, now: Date) => db.update(emergencyAccesses).set({ endedAt: now }).where(eq(emergencyAccesses.id, id));

const [admin, patient] = [alias(profiles, "admin"), alias(profiles, "patient")];

const selectAccesses = (db: Db) =>
  db
    .select({
      id: emergencyAccesses.id,
      adminId: emergencyAccesses.adminId,
      adminName: fullName(admin),
      patientId: emergencyAccesses.patientId,
      patientName: fullName(patient),
      reason: emergencyAccesses.reason,
      openedAt: emergencyAccesses.openedAt,
      expiresAt: emergencyAccesses.expiresAt,
      endedAt: emergencyAccesses.endedAt,
    })
    .from(emergencyAccesses)
    .innerJoin(admin, eq(admin.personId, emergencyAccesses.adminId))
    .innerJoin(patient, eq(patient.personId, emergencyAccesses.patientId));

export type EmergencyRow = Awaited<ReturnType<typeof listEmergencies>>[number];

export async function findEmergency(db: Db, id: string): Promise<EmergencyRow | undefined> {
  const [found] = await selectAccesses(db).where(eq(emergencyAccesses.id, id));
  return found;
}

/** An emergency access, locked until the transaction ends. */
export async function lockEmergency(db: Db, id: string): Promise<EmergencyRow | undefined> {
  const [found] = await selectAccesses(db).where(eq(emergencyAccesses.id, id)).for("update", { of: emergencyAccesses });
  return found;
}

interface Filter {
  patientId?: string;
  state?: "open" | "past";
  now: Date;
  before?: string;
  limit: number;
}

/** Emergency accesses, newest first; up to `limit + 1`. */
export function listEmergencies(db: Db, { patientId, state, now, before, limit }: Filter) {
  return selectAccesses(db)
    .where(
      and(
        patientId ? eq(emergencyAccesses.patientId, patientId) : undefined,
        state && (state === "open" ? isOpen(now) : not(isOpen(now))),
        before ? lt(emergencyAccesses.id, before) : undefined,
      ),
    )
    .orderBy(desc(emergencyAccesses.id))
    .limit(limit + 1);
}
