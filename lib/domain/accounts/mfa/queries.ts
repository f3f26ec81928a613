import { and, eq, gt, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { sessions, users } from "@/db/schema/accounts";
import { recoveryCodes, totpFactors } from "@/db/schema/mfa";
import type { Encrypted } from "@/lib/platform/crypto/encrypt";

/** A second factor that is on. */
export interface LiveFactor {
  userId: string;
  secret: Encrypted;
  lastUsedStep: number;
}

/** A person's second factor; undefined if it is not on. */
export async function findLiveFactor(db: Db, userId: string): Promise<LiveFactor | undefined> {
  const [row] = await db
    .select({ userId: totpFactors.userId, secret: totpFactors.secret, lastUsedStep: totpFactors.lastUsedStep })
    .from(totpFactors)
    .where(and(eq(totpFactors.userId, userId), isNotNull(totpFactors.secret)));
  return row && { userId, secret: row.secret!, lastUsedStep: row.lastUsedStep! };
}

/** Marks a time step of the checked secret as used; false if it or a later one was used before. */
export async function spendStep(db: Db, { userId, secret }: LiveFactor, step: number): Promise<boolean> {
  const rows = await db
    .update(totpFactors)
    .set({ lastUsedStep: step })
    .where(and(eq(totpFactors.userId, userId), eq(totpFactors.secret, secret), lt(totpFactors.lastUsedStep, step)))
    .returning({ userId: totpFactors.userId });
  return rows.length > 0;
}

/** Marks a recovery code as used; false if there is no such code or it was used before. */
export async function spendRecoveryCode(db: Db, userId: string, codeHash: string, now: Date): Promise<boolean> {
  const rows = await db
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.codeHash, codeHash), isNull(recoveryCodes.usedAt)))
    .returning({ userId: recoveryCodes.userId });
  return rows.length > 0;
}

/** When a person's second factor was turned on, and how many recovery codes are left. */
export async function findMfaState(db: Db, userId: string) {
  const left = db.$count(recoveryCodes, and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt)));
  const [row] = await db.select({ enabledAt: totpFactors.enabledAt, left }).from(totpFactors).where(eq(totpFactors.userId, userId));
  return row;
}

/** Saves a secret that is not proved yet, in place of an earlier one; false if a second factor is on. */
export async function savePendingSecret(db: Db, userId: string, pendingSecret: Encrypted, pendingUntil: Date): Promise<boolean> {
  const rows = await db
    .insert(totpFactors)
    .values({ userId, pendingSecret, pendingUntil })
    .onConflictDoUpdate({ target: totpFactors.userId, set: { pendingSecret, pendingUntil, updatedAt: sql`now()` }, setWhere: isNull(totpFactors.secret) })
    .returning({ userId: totpFactors.userId });
  return rows.length > 0;
}

/** The secret of a set-up that has not been proved yet. */
export async function findPendingSecret(db: Db, userId: string, now: Date) {
  const [row] = await db
    .select({ pendingSecret: totpFactors.pendingSecret })
    .from(totpFactors)
    .where(and(eq(totpFactors.userId, userId), gt(totpFactors.pendingUntil, now), isNull(totpFactors.secret)));
  return row?.pendingSecret ?? undefined;
}

/** Makes the checked pending secret the one in use; false if it is no longer pending. */
export async function turnFactorOn(db: Db, userId: string, checked: Encrypted, factor: { secret: Encrypted; lastUsedStep: number; enabledAt: Date }): Promise<boolean> {
  const rows = await db
    .update(totpFactors)
    .set({ ...factor, pendingSecret: null, pendingUntil: null })
    .where(and(eq(totpFactors.userId, userId), eq(totpFactors.pendingSecret, checked), isNull(totpFactors.secret)))
    .returning({ userId: totpFactors.userId });
  return rows.length > 0;
}

/** Deletes a person's second factor and recovery codes. */
export async function deleteFactor(db: Db, userId: string): Promise<void> {
  await Promise.all([db.delete(totpFactors).where(eq(totpFactors.userId, userId)), db.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId))]);
}

/** Replaces all recovery codes of a person. */
export async function replaceRecoveryCodes(db: Db, userId: string, hashes: string[], createdAt: Date): Promise<void> {
  // Sent together; they run in this order.
  await Promise.all([
    db.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId)),
    db.insert(recoveryCodes).values(hashes.map((codeHash) => ({ userId, codeHash, createdAt }))),
  ]);
}

/** Locks an account until commit: waits for a sign-in in progress, and the next sign-in sees what this transaction did. */
export async function lockAccount(db: Db, userId: string): Promise<void> {
  await db.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("update");
}

/** Records how a session was proved: with only a password, or with a second factor. */
export async function setStrength(db: Db, sessionId: string, strength: "password" | "mfa"): Promise<void> {
  await db.update(sessions).set({ strength }).where(eq(sessions.id, sessionId));
}
