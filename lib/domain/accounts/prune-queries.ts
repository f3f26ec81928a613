import { inArray, lt } from "drizzle-orm";
import type { Db } from "@/db/client";
import { accountTokens, sessions } from "@/db/schema/accounts";

/** Deletes up to `limit` links that expired before `before`; answers how many. */
export async function deleteLinks(db: Db, before: Date, limit: number): Promise<number> {
  const old = db.select({ id: accountTokens.id }).from(accountTokens).where(lt(accountTokens.expiresAt, before)).limit(limit);
  return (await db.delete(accountTokens).where(inArray(accountTokens.id, old)).returning({ id: accountTokens.id })).length;
}

/** Deletes up to `limit` sessions, with their refresh tokens, that could live no longer than until `before`; answers how many. */
export async function deleteSessions(db: Db, before: Date, limit: number): Promise<number> {
  const old = db.select({ id: sessions.id }).from(sessions).where(lt(sessions.expiresAt, before)).limit(limit);
  return (await db.delete(sessions).where(inArray(sessions.id, old)).returning({ id: sessions.id })).length;
}
