import { and, desc, eq, gt, isNull, ne, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { profiles, refreshTokens, sessions, users } from "@/db/schema/accounts";
import { statement } from "@/db/statement";
import type { Actor } from "@/lib/core/actor";
import { AppError, violates } from "@/lib/core/errors";

type NewUser = typeof users.$inferInsert;
type NewProfile = typeof profiles.$inferInsert;
type NewSession = typeof sessions.$inferInsert;
export type ProfileRow = typeof profiles.$inferSelect & Pick<typeof users.$inferSelect, "email" | "emailVerifiedAt" | "role">;

/** A session that is neither revoked nor expired, of an account that is not suspended. */
export interface LiveSession {
  actor: Extract<Actor, { kind: "user" }>;
  email: string;
  expiresAt: Date;
  lastSeenAt: Date;
}

/** Those of the sessions that are alive. Asked at nearly every request, so its text is built once. */
export async function findLiveSessions(db: Db, ids: string[]): Promise<LiveSession[]> {
  const rows = await selectLiveSessions(db, { ids });
  return rows.map(({ expiresAt, lastSeenAt, email, ...person }) => ({
    actor: { kind: "user", ...person },
    email,
    expiresAt: new Date(expiresAt),
    lastSeenAt: new Date(lastSeenAt),
  }));
}

type LiveRow = Omit<LiveSession["actor"], "kind"> & { email: string; expiresAt: string; lastSeenAt: string };

const selectLiveSessions = statement<{ ids: string[] }, LiveRow>(
  () => sql`
    select s.id as "sessionId", u.id, u.email, u.role, s.strength, s.expires_at as "expiresAt", s.last_seen_at as "lastSeenAt"
    from ${sessions} s join ${users} u on u.id = s.user_id
    where s.id = any(${sql.placeholder("ids")}::uuid[]) and s.revoked_at is null and s.expires_at > now() and u.status = 'active'`,
);

/** Notes that the sessions were used just now. */
export async function touchSessions(db: Db, ids: string[]): Promise<void> {
  await db.update(sessions).set({ lastSeenAt: sql`now()` }).where(anyOf(ids));
}

const anyOf = (ids: string[]) => sql`${sessions.id} = any(${sql.param(ids)}::uuid[])`;
const isLive = and(isNull(sessions.revokedAt), gt(sessions.expiresAt, sql`now()`));

const person = { id: users.id, email: users.email, role: users.role, firstName: profiles.firstName, lastName: profiles.lastName };

/** The account of an email, with what is needed to judge a sign-in. */
export async function findAccount(db: Db, email: string) {
  const [row] = await db
    .select({ ...person, passwordHash: users.passwordHash, status: users.status })
    .from(users)
    .innerJoin(profiles, eq(profiles.userId, users.id))
    .where(eq(users.email, email));
  return row;
}

/** An account that is signed in, with what is needed to judge a change of its password. */
export async function findOwnAccount(db: Db, userId: string) {
  const [row] = await db
    .select({ ...person, passwordHash: users.passwordHash })
    .from(users)
    .innerJoin(profiles, eq(profiles.userId, users.id))
    .where(and(eq(users.id, userId), eq(users.status, "active")));
  return row;
}

/** Replaces the password that was checked; false where it was changed in the meantime. Of two at once, one wins. */
export async function replacePassword(db: Db, userId: string, checkedHash: string, newHash: string, now: Date): Promise<boolean> {
  const rows = await db
    .update(users)
    .set({ passwordHash: newHash, updatedAt: now })
    .where(and(eq(users.id, userId), eq(users.passwordHash, checkedHash), eq(users.status, "active")))
    .returning({ id: users.id });
  return rows.length > 0;
}

/** True where the account is active and its password is still the one that was checked; keeps both so until commit. */
export async function lockProof(db: Db, userId: string, passwordHash: string): Promise<boolean> {
  const rows = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), eq(users.passwordHash, passwordHash), eq(users.status, "active")))
    .for("share");
  return rows.length > 0;
}

/** Writes an account with its profile. Throws `email_taken`. */
export async function insertAccount(db: Db, user: NewUser, profile: NewProfile): Promise<void> {
  // Sent together, run in this order.
  await Promise.all([db.insert(users).values(user), db.insert(profiles).values(profile)]).catch((cause: unknown) => {
    if (!violates(cause, "users_email_unique")) throw cause;
    const why = "There is already an account with this email. Sign in instead.";
    throw new AppError("email_taken", why, { fields: { email: [why] }, cause });
  });
}

/** Writes a session with its first refresh token, which lives as long as the session may. */
export async function insertSession(db: Db, session: NewSession & { id: string }, tokenHash: string): Promise<void> {
  const token = { tokenHash, sessionId: session.id, createdAt: session.createdAt, expiresAt: session.expiresAt };
  await Promise.all([db.insert(sessions).values(session), db.insert(refreshTokens).values(token)]);
}

/** A refresh token with its session and person, locked: of two refreshes with it, one waits for the other. */
export async function lockRefreshToken(db: Db, tokenHash: string) {
  const [row] = await db
    .select({
      user: person,
      sessionId: sessions.id,
      strength: sessions.strength,
      usedAt: refreshTokens.usedAt,
      expiresAt: sessions.expiresAt,
      lastSeenAt: sessions.lastSeenAt,
      revokedAt: sessions.revokedAt,
      status: users.status,
    })
    .from(refreshTokens)
    .innerJoin(sessions, eq(sessions.id, refreshTokens.sessionId))
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(profiles, eq(profiles.userId, users.id))
    .where(eq(refreshTokens.tokenHash, tokenHash))
    .for("update", { of: refreshTokens });
  return row;
}

/** Spends a refresh token and writes its successor. */
export async function rotateRefreshToken(db: Db, tokenHash: string, next: typeof refreshTokens.$inferInsert, now: Date): Promise<void> {
  await Promise.all([
    db.update(refreshTokens).set({ usedAt: now }).where(eq(refreshTokens.tokenHash, tokenHash)),
    db.insert(refreshTokens).values(next),
  ]);
}

/** Ends a session. One that has ended keeps its first reason. */
export async function revokeOne(db: Db, id: string, reason: string, now: Date): Promise<void> {
  await db.update(sessions).set({ revokedAt: now, revokedReason: reason }).where(and(eq(sessions.id, id), isNull(sessions.revokedAt)));
}

/** Ends all sessions of a person but one, or all where none is kept. */
export async function revokeAllBut(db: Db, keptId: string | undefined, userId: string, reason: string, now: Date): Promise<void> {
  await db
    .update(sessions)
    .set({ revokedAt: now, revokedReason: reason })
    .where(and(eq(sessions.userId, userId), keptId === undefined ? undefined : ne(sessions.id, keptId), isNull(sessions.revokedAt)));
}

/** Whose session this is. */
export async function findSession(db: Db, id: string) {
  const [row] = await db.select({ id: sessions.id, userId: sessions.userId, createdAt: sessions.createdAt }).from(sessions).where(eq(sessions.id, id));
  return row;
}

/** Live sessions of a person, used since `seenAfter`, newest first, up to `limit + 1`, after the place `after`. */
export async function listLiveSessions(db: Db, userId: string, limit: number, seenAfter: Date | undefined, after?: { createdAt: string; id: string }) {
  const place = sql`(${sessions.createdAt}, ${sessions.id}) < (${after?.createdAt}::timestamptz, ${after?.id}::uuid)`;
  return db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isLive, seenAfter && gt(sessions.lastSeenAt, seenAfter), after && place))
    .orderBy(desc(sessions.createdAt), desc(sessions.id))
    .limit(limit + 1);
}

/** A person's profile. */
export async function findProfile(db: Db, userId: string): Promise<ProfileRow | undefined> {
  const [row] = await selectProfile(db, userId);
  return row && { ...row.profile, email: row.email, emailVerifiedAt: row.emailVerifiedAt, role: row.role };
}

/** The same, held until commit. */
export async function lockProfile(db: Db, userId: string): Promise<ProfileRow | undefined> {
  const [row] = await selectProfile(db, userId).for("update", { of: profiles });
  return row && { ...row.profile, email: row.email, emailVerifiedAt: row.emailVerifiedAt, role: row.role };
}

const selectProfile = (db: Db, userId: string) =>
  db.select({ profile: profiles, email: users.email, emailVerifiedAt: users.emailVerifiedAt, role: users.role }).from(profiles).innerJoin(users, eq(users.id, profiles.userId)).where(eq(profiles.userId, userId));

/** Writes a whole profile. */
export async function saveProfile(db: Db, { email: _email, emailVerifiedAt: _verified, role: _role, userId, createdAt: _at, ...fields }: ProfileRow): Promise<void> {
  await db.update(profiles).set(fields).where(eq(profiles.userId, userId));
}
