import { desc, eq, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { prescriptions, signingKeys } from "@/db/schema/prescriptions";

/** The key that new prescriptions are signed with; undefined before the first signature. */
export async function findKeyInUse(db: Db) {
  const [key] = await db.select().from(signingKeys).where(isNull(signingKeys.retiredAt));
  return key;
}

/** Adds a key, unless another is in use: of two that are made at once, one stays. */
export const insertKey = (db: Db, key: typeof signingKeys.$inferInsert) => db.insert(signingKeys).values(key).onConflictDoNothing();

/** Ends the use of the present key. Its public half stays published, for what was signed with it. */
export const retireKey = (db: Db, at: Date) => db.update(signingKeys).set({ retiredAt: at }).where(isNull(signingKeys.retiredAt));

/** All keys, newest first, without their private halves. */
export const listKeys = (db: Db) => db.select({ id: signingKeys.id, publicKey: signingKeys.publicKey, retiredAt: signingKeys.retiredAt }).from(signingKeys).orderBy(desc(signingKeys.createdAt), desc(signingKeys.id));

/** The signature of a prescription, still encrypted; null if it has none. */
export async function findSignature(db: Db, id: string) {
  const [row] = await db.select({ jws: prescriptions.jws, keyId: prescriptions.signingKeyId }).from(prescriptions).where(eq(prescriptions.id, id));
  return row?.jws && row.keyId ? { jws: row.jws, keyId: row.keyId } : null;
}
