import { and, desc, eq, gte, ne, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { readUnderLock } from "@/db/read-under-lock";
import { fullName, profiles } from "@/db/schema/accounts";
import { consultations } from "@/db/schema/consultations";
import { doctors } from "@/db/schema/doctors";
import { prescriptions } from "@/db/schema/prescriptions";
import type { Actor } from "@/lib/core/actor";
import { carerIdsOf, isCaredForBy } from "@/lib/domain/patients/queries";
import type { PrescriptionStatus } from "./schema";

/** The prescriptions an actor may see; agrees with the policy row `prescription.read`. */
export function visibleTo(actor: Actor): SQL | undefined {
  if (actor.kind !== "user") return sql`false`;
  if (actor.role === "admin") return sql`true`;
  if (actor.role === "doctor") return eq(prescriptions.doctorId, actor.id);
  return and(isCaredForBy(actor.id, prescriptions.patientId), ne(prescriptions.status, "draft"));
}

const row = {
  id: prescriptions.id,
  consultationId: prescriptions.consultationId,
  doctorId: prescriptions.doctorId,
  patientId: prescriptions.patientId,
  doctorName: doctors.name,
  carerIds: carerIdsOf(prescriptions.patientId),
  patientName: fullName(profiles),
  status: prescriptions.status,
  content: prescriptions.content,
  contentHash: prescriptions.contentHash,
  hasSignature: sql<boolean>`${prescriptions.jws} is not null`,
  mode: consultations.mode,
  createdAt: prescriptions.createdAt,
  signedAt: prescriptions.signedAt,
  revokedAt: prescriptions.revokedAt,
  revokedReason: prescriptions.revokedReason,
  supersedesId: prescriptions.supersedesId,
  version: prescriptions.version,
};

const selectRows = (db: Db) =>
  db
    .select(row)
    .from(prescriptions)
    .innerJoin(consultations, eq(consultations.id, prescriptions.consultationId))
    .innerJoin(doctors, eq(doctors.id, prescriptions.doctorId))
    .innerJoin(profiles, eq(profiles.personId, prescriptions.patientId));

export type PrescriptionRow = NonNullable<Awaited<ReturnType<typeof findPrescription>>>;

/** One prescription, its content still encrypted. */
export async function findPrescription(db: Db, id: string) {
  const [found] = await selectRows(db).where(eq(prescriptions.id, id));
  return found;
}

/** One prescription, its content still encrypted, locked until the transaction ends. Locked first and read after, as `lockConsultation` does. */
export async function lockPrescription(db: Db, id: string) {
  const [found] = await readUnderLock(db.select({ id: prescriptions.id }).from(prescriptions).where(eq(prescriptions.id, id)).for("update"), () => selectRows(db).where(eq(prescriptions.id, id)));
  return found;
}

interface Filter {
  consultationId?: string;
  patientId?: string;
  status?: PrescriptionStatus;
  after?: string;
  limit: number;
}

/** The actor's prescriptions, newest first; up to `limit + 1`. */
export function listVisible(db: Db, actor: Actor, { consultationId, patientId, status, after, limit }: Filter) {
  return selectRows(db)
    .where(
      and(
        visibleTo(actor),
        consultationId ? eq(prescriptions.consultationId, consultationId) : undefined,
        patientId ? eq(prescriptions.patientId, patientId) : undefined,
        status && eq(prescriptions.status, status),
        after ? sql`${prescriptions.id} < ${after}::uuid` : undefined,
      ),
    )
    .orderBy(desc(prescriptions.id))
    .limit(limit + 1);
}

/** Prescriptions that this doctor signed for this patient since an instant and that are still in force, newest first, at most 50. */
export function listOngoing(db: Db, doctorId: string, patientId: string, since: Date) {
  return db
    .select({ id: prescriptions.id, consultationId: prescriptions.consultationId, content: prescriptions.content })
    .from(prescriptions)
    .where(and(eq(prescriptions.patientId, patientId), eq(prescriptions.doctorId, doctorId), eq(prescriptions.status, "signed"), gte(prescriptions.signedAt, since)))
    .orderBy(desc(prescriptions.id))
    .limit(50);
}

/** The practice of a doctor as a prescription shows it. */
export async function findPractice(db: Db, doctorId: string) {
  const [found] = await db.select().from(doctors).where(eq(doctors.id, doctorId));
  return found;
}

/** The prescription in force for a consultation, locked until commit. The caller's lock on the consultation prevents a second one. */
export async function findSigned(db: Db, consultationId: string): Promise<string | undefined> {
  const [found] = await db
    .select({ id: prescriptions.id })
    .from(prescriptions)
    .where(and(eq(prescriptions.consultationId, consultationId), eq(prescriptions.status, "signed")))
    .for("update");
  return found?.id;
}

export const insertPrescription = (db: Db, values: typeof prescriptions.$inferInsert) => db.insert(prescriptions).values(values);

/** Changes a prescription and raises its version. */
export const changePrescription = (db: Db, id: string, changes: Partial<typeof prescriptions.$inferInsert>) =>
  db.update(prescriptions).set({ ...changes, version: sql`${prescriptions.version} + 1` }).where(eq(prescriptions.id, id));
