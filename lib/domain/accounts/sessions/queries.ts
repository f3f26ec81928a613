import { and, desc, eq, gt, inArray, isNull, lt, ne, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { profiles, refreshTokens, sessions, users } from "@/db/schema/accounts";
import { statement } from "@/db/statement";
import type { Actor } from "@/lib/core/actor";
import { person } from "../queries";

/** Deletes up to `limit` sessions, with their refresh tokens, whose longest life ended before `before`; returns how many. */
export async function deleteSessions(db: Db, before: Date, limit: number): Promise<number> {
  const old = db.select({ id: sessions.id }).from(sessions).where(lt(sessions.expiresAt, before)).limit(limit);
  return (await db.delete(sessions).where(inArray(sessions.id, old)).returning({ id: sessions.id })).length;
}

type NewSession = typeof sessions.$inferInsert;

/** A session that is neither revoked nor expired, of an account that is not suspended. */
export interface LiveSession {
  actor: Extract<Actor, { kind: "user" }>;
  email: string;
  expiresAt: Date;
  lastSeenAt: Date;
}

/** Loads the live ones of these sessions. Nearly every request runs this statement, so its text is built once. */
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

/** Records that the sessions were used now. */
export async function touchSessions(db: Db, ids: string[]): Promise<void> {
  await db.update(sessions).set({ lastSeenAt: sql`now()` }).where(anyOf(ids));
}

const anyOf = (ids: string[]) => sql`${sessions.id} = any(${sql.param(ids)}::uuid[])`;

const isLive = and(isNull(sessions.revokedAt), gt(sessions.expiresAt, sql`now()`));

/** Inserts a session with its first refresh token, which expires when the session must end. */
export async function insertSession(db: Db, session: NewSession & { id: string }, tokenHash: string): Promise<void> {
  const token = { tokenHash, sessionId: session.id, createdAt: session.createdAt, expiresAt: session.expiresAt };
  await Promise.all([db.insert(sessions).values(session), db.insert(refreshTokens).values(token)]);
}

/** A refresh token with its session and person, locked: of two refreshes with the same token, one waits for the other. */
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
    .innerJoin(profiles, eq(profiles.personId, users.id))
    .where(eq(refreshTokens.tokenHash, tokenHash))
    .for("update", { of: refreshTokens });
  return row;
}

/** Marks a refresh token as used and inserts the next one. */
export async function rotateRefreshToken(db: Db, tokenHash: string, next: typeof refreshTokens.$inferInsert, now: Date): Promise<void> {
  await Promise.all([
    db.update(refreshTokens).set({ usedAt: now }).where(eq(refreshTokens.tokenHash, tokenHash)),
    db.insert(refreshTokens).values(next),
  ]);
}

/** Ends a session. A session that has ended keeps its first reason. */
export async function revokeOne(db: Db, id: string, reason: string, now: Date): Promise<void> {
  await db.update(sessions).set({ revokedAt: now, revokedReason: reason }).where(and(eq(sessions.id, id), isNull(sessions.revokedAt)));
}

/** Ends all sessions of a person except `keptId`, or all if it is undefined. */
export async function revokeAllBut(db: Db, keptId: string | undefined, userId: string, reason: string, now: Date): Promise<void> {
  await db
    .update(sessions)
    .set({ revokedAt: now, revokedReason: reason })
    .where(and(eq(sessions.userId, userId), keptId === undefined ? undefined : ne(sessions.id, keptId), isNull(sessions.revokedAt)));
}

/** A session's id, person and start. */
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
