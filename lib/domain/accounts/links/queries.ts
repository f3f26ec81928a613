import { and, count, eq, gt, inArray, isNull, lt, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { accountTokens, profiles, sessions, users } from "@/db/schema/accounts";
import { LINKS_AN_HOUR, type newLink, type Purpose } from "./link";

const recipient = {
  id: users.id,
  email: users.email,
  role: users.role,
  firstName: profiles.firstName,
  timeZone: profiles.timeZone,
  language: profiles.language,
};

/** What a mail needs to know about its recipients. A suspended account is left out: it gets no mail. */
export const listRecipients = (db: Db, userIds: string[]) =>
  db
    .select(recipient)
    .from(users)
    .innerJoin(profiles, eq(profiles.personId, users.id))
    .where(and(inArray(users.id, userIds), eq(users.status, "active")));

/** A link that is still valid, and its recipient. */
export async function findLinkForMail(db: Db, id: string, now: Date) {
  const [row] = await db
    .select({ purpose: accountTokens.purpose, expiresAt: accountTokens.expiresAt, recipient })
    .from(accountTokens)
    .innerJoin(users, eq(users.id, accountTokens.userId))
    .innerJoin(profiles, eq(profiles.personId, users.id))
    .where(and(eq(accountTokens.id, id), isNull(accountTokens.usedAt), gt(accountTokens.expiresAt, now), eq(users.status, "active")));
  return row;
}

type Link = ReturnType<typeof newLink>;

/** Inserts a link for an account. */
export async function insertLink(db: Db, link: Link & { userId: string }): Promise<void> {
  await db.insert(accountTokens).values(link);
}

/**
 * Inserts a link for the account with this email. The link has no owner if there is no such account, or if the account was
 * sent the most links within the hour. Always one statement and one row, so that neither the answer nor its time tells who
 * has an account.
 */
export async function insertLinkForEmail(db: Db, link: Link, email: string): Promise<void> {
  const hourAgo = new Date(link.createdAt.getTime() - 3_600_000).toISOString();
  const owner = sql<string | null>`(
    select u.id from ${users} u where u.email = ${email} and u.status = 'active' and (
      select count(*) from ${accountTokens} t where t.user_id = u.id and t.purpose = ${link.purpose} and t.created_at > ${hourAgo}::timestamptz
    ) < ${LINKS_AN_HOUR})`;
  await db.insert(accountTokens).values({ ...link, userId: owner });
}

/** How many links of a kind an account was sent since an instant. */
export async function countLinks(db: Db, userId: string, purpose: Purpose, since: Date): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(accountTokens)
    .where(and(eq(accountTokens.userId, userId), eq(accountTokens.purpose, purpose), gt(accountTokens.createdAt, since)));
  return row?.count ?? 0;
}

/** The account of a valid link, with the fields needed to judge a new password. */
export async function findLinkOwner(db: Db, tokenHash: string, purpose: Purpose, now: Date) {
  const [row] = await db
    .select({ id: users.id, email: users.email, firstName: profiles.firstName, lastName: profiles.lastName })
    .from(accountTokens)
    .innerJoin(users, eq(users.id, accountTokens.userId))
    .innerJoin(profiles, eq(profiles.personId, users.id))
    .where(and(isGood(tokenHash, purpose, now), eq(users.status, "active")));
  return row;
}

/** Marks a link as used. Returns its account, or undefined if the link is not valid. Of two calls at once, only one succeeds. */
export async function spendLink(db: Db, tokenHash: string, purpose: Purpose, now: Date): Promise<string | undefined> {
  const [row] = await db.update(accountTokens).set({ usedAt: now }).where(isGood(tokenHash, purpose, now)).returning({ userId: accountTokens.userId });
  return row?.userId ?? undefined;
}

const isGood = (tokenHash: string, purpose: Purpose, now: Date) =>
  and(eq(accountTokens.tokenHash, tokenHash), eq(accountTokens.purpose, purpose), isNull(accountTokens.usedAt), gt(accountTokens.expiresAt, now));

/** The account whose address a link confirms, and when it was confirmed. The link may be valid or used. */
export async function findVerification(db: Db, tokenHash: string) {
  const [row] = await db
    .select({ userId: users.id, verifiedAt: users.emailVerifiedAt })
    .from(accountTokens)
    .innerJoin(users, eq(users.id, accountTokens.userId))
    .where(and(eq(accountTokens.tokenHash, tokenHash), eq(accountTokens.purpose, "verify_email")));
  return row;
}

/** Marks all unused links of a kind of an account as used. */
export async function spendLinksOf(db: Db, userId: string, purpose: Purpose, now: Date): Promise<void> {
  await db
    .update(accountTokens)
    .set({ usedAt: now })
    .where(and(eq(accountTokens.userId, userId), eq(accountTokens.purpose, purpose), isNull(accountTokens.usedAt)));
}

/** Records that the owner of the account has its address. A time recorded before stays. */
export async function markEmailVerified(db: Db, userId: string, now: Date): Promise<void> {
  await db.update(users).set({ emailVerifiedAt: now }).where(and(eq(users.id, userId), isNull(users.emailVerifiedAt)));
}

/** True if the account's address is confirmed. */
export async function isEmailVerified(db: Db, userId: string): Promise<boolean> {
  const [row] = await db.select({ at: users.emailVerifiedAt }).from(users).where(eq(users.id, userId));
  return row?.at != null;
}

/** Gives an active account a new password and ends all its sessions. False if the account is not active. */
export async function resetPasswordOf(db: Db, userId: string, passwordHash: string, now: Date): Promise<boolean> {
  const rows = await db
    .update(users)
    .set({ passwordHash, updatedAt: now })
    .where(and(eq(users.id, userId), eq(users.status, "active")))
    .returning({ id: users.id });
  if (rows.length === 0) return false;
  // After the password change, so that this also ends a session that was opened with the old password just before.
  await db.update(sessions).set({ revokedAt: now, revokedReason: "password_reset" }).where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt)));
  return true;
}

/** Deletes up to `limit` links that expired before `before`; returns how many. */
export async function deleteLinks(db: Db, before: Date, limit: number): Promise<number> {
  const old = db.select({ id: accountTokens.id }).from(accountTokens).where(lt(accountTokens.expiresAt, before)).limit(limit);
  return (await db.delete(accountTokens).where(inArray(accountTokens.id, old)).returning({ id: accountTokens.id })).length;
}
