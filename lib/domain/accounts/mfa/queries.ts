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

/** A person's second factor; undefined where none is on. */
export async function findLiveFactor(db: Db, userId: string): Promise<LiveFactor | undefined> {
  const [row] = await db
    .select({ userId: totpFactors.userId, secret: totpFactors.secret, lastUsedStep: totpFactors.lastUsedStep })
    .from(totpFactors)
    .where(and(eq(totpFactors.userId, userId), isNotNull(totpFactors.secret)));
  return row && { userId, secret: row.secret!, lastUsedStep: row.lastUsedStep! };
}

/** Takes a time step of the secret that was checked, once and for all; false where it, or a later one, was taken before. */
export async function spendStep(db: Db, { userId, secret }: LiveFactor, step: number): Promise<boolean> {
  const rows = await db
    .update(totpFactors)
    .set({ lastUsedStep: step })
    .where(and(eq(totpFactors.userId, userId), eq(totpFactors.secret, secret), lt(totpFactors.lastUsedStep, step)))
    .returning({ userId: totpFactors.userId });
  return rows.length > 0;
}

/** Takes a recovery code, once and for all; false where there is none such, or it was taken before. */
export async function spendRecoveryCode(db: Db, userId: string, codeHash: string, now: Date): Promise<boolean> {
  const rows = await db
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.codeHash, codeHash), isNull(recoveryCodes.usedAt)))
    .returning({ userId: recoveryCodes.userId });
  return rows.length > 0;
}

/** State of a person's second factor, and how many recovery codes are left. */
export async function findMfaState(db: Db, userId: string) {
  const left = db.$count(recoveryCodes, and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt)));
  const [row] = await db.select({ enabledAt: totpFactors.enabledAt, left }).from(totpFactors).where(eq(totpFactors.userId, userId));
  return row;
}

/** Keeps a secret that is yet to be proved, in place of an earlier such; false where a second factor is on. */
export async function savePendingSecret(db: Db, userId: string, pendingSecret: Encrypted, pendingUntil: Date): Promise<boolean> {
  const rows = await db
    .insert(totpFactors)
    .values({ userId, pendingSecret, pendingUntil })
    .onConflictDoUpdate({ target: totpFactors.userId, set: { pendingSecret, pendingUntil, updatedAt: sql`now()` }, setWhere: isNull(totpFactors.secret) })
    .returning({ userId: totpFactors.userId });
  return rows.length > 0;
}

/** The secret that a set-up waits to see proved. */
export async function findPendingSecret(db: Db, userId: string, now: Date) {
  const [row] = await db
    .select({ pendingSecret: totpFactors.pendingSecret })
    .from(totpFactors)
    .where(and(eq(totpFactors.userId, userId), gt(totpFactors.pendingUntil, now), isNull(totpFactors.secret)));
  return row?.pendingSecret ?? undefined;
}

/** Turns the pending secret that was checked into the one that counts; false where it is no longer pending. */
export async function turnFactorOn(db: Db, userId: string, checked: Encrypted, factor: { secret: Encrypted; lastUsedStep: number; enabledAt: Date }): Promise<boolean> {
  const rows = await db
    .update(totpFactors)
    .set({ ...factor, pendingSecret: null, pendingUntil: null })
    .where(and(eq(totpFactors.userId, userId), eq(totpFactors.pendingSecret, checked), isNull(totpFactors.secret)))
    .returning({ userId: totpFactors.userId });
  return rows.length > 0;
}

/** Forgets a person's second factor, recovery codes included. */
export async function deleteFactor(db: Db, userId: string): Promise<void> {
  await Promise.all([db.delete(totpFactors).where(eq(totpFactors.userId, userId)), db.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId))]);
}

/** Replaces all recovery codes of a person. */
export async function replaceRecoveryCodes(db: Db, userId: string, hashes: string[], createdAt: Date): Promise<void> {
  // Sent together, run in this order.
  await Promise.all([
    db.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId)),
    db.insert(recoveryCodes).values(hashes.map((codeHash) => ({ userId, codeHash, createdAt }))),
  ]);
}

/** Holds an account until commit: a sign-in that is under way is finished before, and the next one sees what is done here. */
export async function lockAccount(db: Db, userId: string): Promise<void> {
  await db.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("update");
}

/** Notes how a session was proved. */
export async function setStrength(db: Db, sessionId: string, strength: "password" | "mfa"): Promise<void> {
  await db.update(sessions).set({ strength }).where(eq(sessions.id, sessionId));
}
