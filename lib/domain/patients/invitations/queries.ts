import { and, count, desc, eq, gt, inArray, isNull, lt, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import { readUnderLock } from "@/db/read-under-lock";
import { fullName, profiles, users } from "@/db/schema/accounts";
import { patientCarers, patientInvitations, patients } from "@/db/schema/patients";
import { AppError, violates } from "@/lib/core/errors";
import { say } from "@/lib/core/words";
import { decrypt } from "@/lib/platform/crypto/encrypt";

const inviter = alias(profiles, "inviter");

const isWaiting = (now: Date) => and(isNull(patientInvitations.usedAt), isNull(patientInvitations.withdrawnAt), gt(patientInvitations.expiresAt, now));
/** An invitation is worth nothing once the account that sent it does not care for the patient any more. */
const inviterCares = sql`exists (select from patient_carers carer where carer.patient_id = ${patientInvitations.patientId} and carer.account_id = ${patientInvitations.invitedBy} and carer.until is null)`;

const selectInvitations = (db: Db) =>
  db
    .select({
      id: patientInvitations.id,
      kind: patientInvitations.kind,
      patientId: patientInvitations.patientId,
      invitedBy: patientInvitations.invitedBy,
      email: patientInvitations.email,
      createdAt: patientInvitations.createdAt,
      expiresAt: patientInvitations.expiresAt,
      failures: patientInvitations.failures,
      patientAccountId: patients.accountId,
      patient: profiles,
      inviterName: fullName(inviter),
      inviterLanguage: inviter.language,
      inviterZone: inviter.timeZone,
    })
    .from(patientInvitations)
    .innerJoin(patients, eq(patients.id, patientInvitations.patientId))
    .innerJoin(profiles, eq(profiles.personId, patientInvitations.patientId))
    .innerJoin(inviter, eq(inviter.personId, patientInvitations.invitedBy));

export type InvitationRow = Awaited<ReturnType<typeof listOpenInvitations>>[number];

/** The address an invitation was sent to. */
export const emailOf = ({ id, email }: Pick<InvitationRow, "id" | "email">) => decrypt(email, { column: "patient_invitations.email", id });

/** The invitations of a patient that wait, newest first. */
export const listOpenInvitations = (db: Db, patientId: string, now: Date) =>
  selectInvitations(db).where(and(eq(patientInvitations.patientId, patientId), isWaiting(now), inviterCares)).orderBy(desc(patientInvitations.id));

/** An invitation that waits, by its id or by the hash of its link's secret. */
export async function findInvitation(db: Db, by: { id: string } | { hash: string }, now: Date): Promise<InvitationRow | undefined> {
  const [row] = await selectInvitations(db).where(and("id" in by ? eq(patientInvitations.id, by.id) : eq(patientInvitations.tokenHash, by.hash), isWaiting(now), inviterCares));
  return row;
}

/**
 * The same by the hash of its link's secret, locked with its patient until the transaction ends. Of two that use one link, the second finds
 * nothing. Locked first and read after, as `lockConsultation` does: whoever sent it may not care for the patient any more.
 */
export async function lockInvitation(db: Db, hash: string, now: Date): Promise<InvitationRow | undefined> {
  const isIt = eq(patientInvitations.tokenHash, hash);
  return readUnderLock(db.select({ id: patients.id }).from(patientInvitations).innerJoin(patients, eq(patients.id, patientInvitations.patientId)).where(isIt).for("update"), () => findInvitation(db, { hash }, now));
}

/** How many invitations an account has sent since an instant. */
export async function countInvitations(db: Db, accountId: string, since: Date): Promise<number> {
  const [row] = await db.select({ count: count() }).from(patientInvitations).where(and(eq(patientInvitations.invitedBy, accountId), gt(patientInvitations.createdAt, since)));
  return row?.count ?? 0;
}

/** The address of an account. */
export async function findEmail(db: Db, accountId: string): Promise<string | undefined> {
  const [row] = await db.select({ email: users.email }).from(users).where(eq(users.id, accountId));
  return row?.email;
}

export const insertInvitation = (db: Db, invitation: typeof patientInvitations.$inferInsert) => db.insert(patientInvitations).values(invitation);

/** Marks an invitation as used. */
export const spendInvitation = (db: Db, id: string, now: Date) => db.update(patientInvitations).set({ usedAt: now }).where(eq(patientInvitations.id, id));

/** Counts a wrong date of birth. */
export const countFailure = (db: Db, id: string) => db.update(patientInvitations).set({ failures: sql`${patientInvitations.failures} + 1` }).where(eq(patientInvitations.id, id));

/** Withdraws one invitation of a patient that waits, or all of them; returns how many. */
export async function withdrawInvitations(db: Db, patientId: string, now: Date, id?: string): Promise<number> {
  const rows = await db
    .update(patientInvitations)
    .set({ withdrawnAt: now })
    .where(and(eq(patientInvitations.patientId, patientId), isWaiting(now), id ? eq(patientInvitations.id, id) : undefined))
    .returning({ id: patientInvitations.id });
  return rows.length;
}

/** Gives a patient an account of their own, under the patient's id. Throws `email_taken`. */
export async function insertOwnAccount(db: Db, { id, email, passwordHash, now }: { id: string; email: string; passwordHash: string; now: Date }): Promise<void> {
  await Promise.all([
    db.insert(users).values({ id, email, passwordHash, role: "patient", emailVerifiedAt: now, createdAt: now, updatedAt: now }),
    db.update(patients).set({ accountId: id }).where(eq(patients.id, id)),
    db.insert(patientCarers).values({ id, accountId: id, patientId: id, relation: "self", since: now }),
  ]).catch((cause: unknown) => {
    if (!violates(cause, "users_email_unique")) throw cause;
    throw new AppError("email_taken", say("refusals.care.emailTaken"), { cause });
  });
}

/** Deletes up to `limit` invitations that expired before `before`; returns how many. */
export async function deleteInvitations(db: Db, before: Date, limit: number): Promise<number> {
  const old = db.select({ id: patientInvitations.id }).from(patientInvitations).where(lt(patientInvitations.expiresAt, before)).limit(limit);
  return (await db.delete(patientInvitations).where(inArray(patientInvitations.id, old)).returning({ id: patientInvitations.id })).length;
}
