import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { fullName, profiles } from "@/db/schema/accounts";
import { apiKeys } from "@/db/schema/api-keys";

const row = {
  id: apiKeys.id,
  name: apiKeys.name,
  scopes: apiKeys.scopes,
  prefix: apiKeys.prefix,
  createdBy: apiKeys.createdBy,
  creatorName: fullName(profiles),
  createdAt: apiKeys.createdAt,
  expiresAt: apiKeys.expiresAt,
  lastUsedAt: apiKeys.lastUsedAt,
  revokedAt: apiKeys.revokedAt,
};

const selectRows = (db: Db) => db.select(row).from(apiKeys).innerJoin(profiles, eq(profiles.personId, apiKeys.createdBy));

export type ApiKeyRow = Awaited<ReturnType<typeof listKeys>>[number];

/** All keys, newest first, up to `limit + 1`. */
export function listKeys(db: Db, { before, limit }: { before?: string; limit: number }) {
  return selectRows(db)
    .where(before ? sql`${apiKeys.id} < ${before}::uuid` : undefined)
    .orderBy(desc(apiKeys.id))
    .limit(limit + 1);
}

export async function findKey(db: Db, id: string): Promise<ApiKeyRow | undefined> {
  const [found] = await selectRows(db).where(eq(apiKeys.id, id));
  return found;
}

/** The key with this hash, unless it was revoked. The caller must check whether it has expired. */
export async function findLiveKey(db: Db, keyHash: string) {
  const [found] = await db
    .select({ id: apiKeys.id, name: apiKeys.name, scopes: apiKeys.scopes, expiresAt: apiKeys.expiresAt, lastUsedAt: apiKeys.lastUsedAt })
    .from(apiKeys)
    .where(and(eq(apiKeys.keyHash, keyHash), isNull(apiKeys.revokedAt)));
  return found;
}

export const insertKey = (db: Db, values: typeof apiKeys.$inferInsert) => db.insert(apiKeys).values(values);

/** Revokes a key; a key that was revoked before keeps its first time. */
export const revokeKey = (db: Db, id: string, by: string, now: Date) =>
  db.update(apiKeys).set({ revokedAt: now, revokedBy: by }).where(and(eq(apiKeys.id, id), isNull(apiKeys.revokedAt)));

/** Records that a key was used now. */
export const touchKey = (db: Db, id: string) => db.update(apiKeys).set({ lastUsedAt: sql`now()` }).where(eq(apiKeys.id, id));
