import { and, asc, desc, eq, gt, isNull, or, type SQL, sql, type SQLWrapper } from "drizzle-orm";
import type { Db } from "@/db/client";
import { lockOn } from "@/db/locks";
import { readUnderLock } from "@/db/read-under-lock";
import { profiles } from "@/db/schema/accounts";
import { consultations } from "@/db/schema/consultations";
import { patientCarers, patients } from "@/db/schema/patients";
import type { Actor } from "@/lib/core/actor";

/** SQL: the accounts that care for a patient now, for rules that ask `caresFor`. @param patientId an expression: the patient's id */
export const carerIdsOf = (patientId: SQLWrapper): SQL<string[]> =>
  sql<string[]>`array(select carer.account_id::text from patient_carers carer where carer.patient_id = ${patientId} and carer.until is null)`;

/** SQL: whether an account cares for a patient now. @param patientId an expression: the patient's id */
export const isCaredForBy = (accountId: string, patientId: SQLWrapper): SQL =>
  sql`${patientId} = any(array(select carer.patient_id from patient_carers carer where carer.account_id = ${accountId} and carer.until is null))`;

/** The patients an actor sees in a list; agrees with the policy row `patient.read` for carers. */
const visibleTo = (actor: Actor): SQL => (actor.kind === "user" ? and(eq(patientCarers.accountId, actor.id), isNull(patientCarers.until))! : sql`false`);

/** The time zone of the person who asks, whose "today" decides an age. */
const zoneOf = (actor: Actor & { kind: "user" }) => sql<string>`(select reader.time_zone from profiles reader where reader.user_id = ${actor.id})`;

const row = (actor: Actor & { kind: "user" }) => ({
  id: patients.id,
  patientId: patients.id,
  accountId: patients.accountId,
  profile: profiles,
  abhaNumber: patients.abhaNumber,
  relation: patientCarers.relation,
  readerZone: zoneOf(actor),
});

/** The care of the calling account, if there is any. */
const ownCare = (actor: Actor & { kind: "user" }) => and(eq(patientCarers.patientId, patients.id), eq(patientCarers.accountId, actor.id), isNull(patientCarers.until));

const selectPatient = (db: Db, actor: Actor & { kind: "user" }, id: string) =>
  db
    .select({
      ...row(actor),
      carerIds: carerIdsOf(patients.id),
      doctorIds: sql<string[]>`array(select distinct visit.doctor_id::text from ${consultations} visit where visit.patient_id = ${patients.id})`,
    })
    .from(patients)
    .innerJoin(profiles, eq(profiles.personId, patients.id))
    .leftJoin(patientCarers, ownCare(actor))
    .where(eq(patients.id, id));

export type PatientRow = NonNullable<Awaited<ReturnType<typeof findPatient>>>;

/** One patient with particulars still encrypted, who cares for them, and the calling account's relation to them. */
export async function findPatient(db: Db, actor: Actor & { kind: "user" }, id: string) {
  const [found] = await selectPatient(db, actor, id);
  return found;
}

/**
 * The same, with the patient and the particulars locked until the transaction ends. Locked first and read by a statement of its own, as
 * `lockConsultation` does: those who cared for the patient before a wait for the lock may not care any more.
 */
export async function lockPatient(db: Db, actor: Actor & { kind: "user" }, id: string) {
  const [found] = await readUnderLock(db.select({ id: patients.id }).from(patients).innerJoin(profiles, eq(profiles.personId, patients.id)).where(eq(patients.id, id)).for("update"), () => selectPatient(db, actor, id));
  return found;
}

/** The patients an account cares for, its own first, then in the order in which they were added; up to `limit + 1`. */
export function listPatients(db: Db, actor: Actor & { kind: "user" }, { after, limit }: { after?: { isOther: boolean; id: string }; limit: number }) {
  const isOther = sql<boolean>`(${patientCarers.relation} <> 'self')`;
  const place = after && (after.isOther ? and(isOther, gt(patients.id, after.id)) : or(isOther, gt(patients.id, after.id)));
  return db
    .select({ ...row(actor), isOther })
    .from(patientCarers)
    .innerJoin(patients, eq(patients.id, patientCarers.patientId))
    .innerJoin(profiles, eq(profiles.personId, patients.id))
    .where(and(visibleTo(actor), place))
    .orderBy(asc(isOther), asc(patients.id))
    .limit(limit + 1);
}

/** A person's particulars, still encrypted. */
export async function findParticulars(db: Db, personId: string) {
  const [found] = await db.select().from(profiles).where(eq(profiles.personId, personId));
  return found;
}

/** How many others an account cares for, and its own date of birth. Additions to one account's patients run one after another, until the transaction ends. */
export const lockCarer = (db: Db, accountId: string) => readUnderLock(db.execute(sql`select ${lockOn("carer", accountId)}`), () => findCarer(db, accountId));

/** The same without the lock. */
export async function findCarer(db: Db, accountId: string): Promise<{ birth: string | null; dependents: number }> {
  const [found] = await db
    .select({
      birth: profiles.dateOfBirth,
      dependents: sql<number>`(select count(*)::int from patient_carers care where care.account_id = ${accountId} and care.relation <> 'self' and care.until is null)`,
    })
    .from(profiles)
    .where(eq(profiles.personId, accountId));
  return found ?? { birth: null, dependents: 0 };
}

/** Inserts a patient without an account, with particulars and the account that cares for them. */
export async function insertPatient(db: Db, particulars: typeof profiles.$inferInsert, patient: typeof patients.$inferInsert, care: typeof patientCarers.$inferInsert): Promise<void> {
  // Sent together; they run in this order.
  await Promise.all([db.insert(profiles).values(particulars), db.insert(patients).values(patient), db.insert(patientCarers).values(care)]);
}

/** Saves particulars, the number of the health account, and what the patient is to the account that saves. */
export async function savePatient(
  db: Db,
  id: string,
  { profile, abhaNumber }: { profile: Partial<typeof profiles.$inferInsert>; abhaNumber?: (typeof patients.$inferInsert)["abhaNumber"] },
  care?: { accountId: string; relation: (typeof patientCarers.$inferInsert)["relation"] },
): Promise<void> {
  await Promise.all([
    db.update(profiles).set(profile).where(eq(profiles.personId, id)),
    abhaNumber !== undefined && db.update(patients).set({ abhaNumber }).where(eq(patients.id, id)),
    care &&
      db
        .update(patientCarers)
        .set({ relation: care.relation })
        .where(and(eq(patientCarers.patientId, id), eq(patientCarers.accountId, care.accountId), isNull(patientCarers.until))),
  ]);
}

/** All that ever cared for a patient, present ones first, then the latest. */
export function listCarers(db: Db, patientId: string) {
  return db
    .select({ id: patientCarers.id, accountId: patientCarers.accountId, firstName: profiles.firstName, lastName: profiles.lastName, relation: patientCarers.relation, since: patientCarers.since, until: patientCarers.until })
    .from(patientCarers)
    .innerJoin(profiles, eq(profiles.personId, patientCarers.accountId))
    .where(eq(patientCarers.patientId, patientId))
    .orderBy(sql`${patientCarers.until} is not null`, desc(patientCarers.since), desc(patientCarers.id));
}

/** Accounts to be told about a patient: those that care for them now. */
export async function listCarerIds(db: Db, patientId: string): Promise<string[]> {
  const rows = await db.select({ id: patientCarers.accountId }).from(patientCarers).where(and(eq(patientCarers.patientId, patientId), isNull(patientCarers.until)));
  return rows.map(({ id }) => id);
}

/** Starts an account's care for a patient. */
export const insertCare = (db: Db, care: typeof patientCarers.$inferInsert) => db.insert(patientCarers).values(care);

/** Ends one account's care, or that of everybody but the patient; returns whose care ended. */
export async function endCare(db: Db, patientId: string, { carerId, by, reason, now }: { carerId?: string; by: string; reason?: string; now: Date }): Promise<string[]> {
  const rows = await db
    .update(patientCarers)
    .set({ until: now, endedBy: by, endReason: reason ?? null })
    .where(and(eq(patientCarers.patientId, patientId), carerId ? eq(patientCarers.accountId, carerId) : sql`${patientCarers.relation} <> 'self'`, isNull(patientCarers.until)))
    .returning({ accountId: patientCarers.accountId });
  return rows.map(({ accountId }) => accountId);
}
