import { and, eq, gt, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { accountTokens, profiles, users } from "@/db/schema/accounts";

const recipient = {
  id: users.id,
  email: users.email,
  role: users.role,
  firstName: profiles.firstName,
  timeZone: profiles.timeZone,
  language: profiles.language,
};

/** What a mail to a person must know. Nobody writes to a suspended account. */
export async function findRecipient(db: Db, userId: string) {
  const [row] = await db
    .select(recipient)
    .from(users)
    .innerJoin(profiles, eq(profiles.userId, users.id))
    .where(and(eq(users.id, userId), eq(users.status, "active")));
  return row;
}

/** A link that is still good, and who it is for. */
export async function findLinkForMail(db: Db, id: string, now: Date) {
  const [row] = await db
    .select({ purpose: accountTokens.purpose, expiresAt: accountTokens.expiresAt, recipient })
    .from(accountTokens)
    .innerJoin(users, eq(users.id, accountTokens.userId))
    .innerJoin(profiles, eq(profiles.userId, users.id))
    .where(and(eq(accountTokens.id, id), isNull(accountTokens.usedAt), gt(accountTokens.expiresAt, now), eq(users.status, "active")));
  return row;
}
