import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { sessions, users } from "@/db/schema/accounts";
import type { Actor } from "@/lib/core/actor";

/** A session that is neither revoked nor expired, of an account that is not suspended. */
export interface LiveSession {
  actor: Extract<Actor, { kind: "user" }>;
  expiresAt: Date;
  lastSeenAt: Date;
}

/** Those of the sessions that are alive, by one statement of constant text. */
export async function findLiveSessions(db: Db, ids: string[]): Promise<LiveSession[]> {
  const rows = await db
    .select({
      sessionId: sessions.id,
      id: users.id,
      role: users.role,
      strength: sessions.strength,
      expiresAt: sessions.expiresAt,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(anyOf(ids), isNull(sessions.revokedAt), gt(sessions.expiresAt, sql`now()`), eq(users.status, "active")));
  return rows.map(({ expiresAt, lastSeenAt, ...person }) => ({ actor: { kind: "user", ...person }, expiresAt, lastSeenAt }));
}

/** Notes that the sessions were used just now. */
export async function touchSessions(db: Db, ids: string[]): Promise<void> {
  await db.update(sessions).set({ lastSeenAt: sql`now()` }).where(anyOf(ids));
}

const anyOf = (ids: string[]) => sql`${sessions.id} = any(${sql.param(ids)}::uuid[])`;
