import { database } from "@/db/client";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { say } from "@/lib/core/words";
import { BriefCache } from "@/lib/platform/brief-cache";
import { env } from "@/lib/platform/config/env";
import { logger } from "@/lib/platform/log/logger";
import { once } from "@/lib/platform/once";
import { findLiveSessions, type LiveSession, touchSessions } from "./queries";
import { isIdle } from "./idle";
import { verifyAccessToken } from "./tokens";

/*
 * Finds the actor of a token or a cookie. Every request comes through here before any use case. So this file and its
 * counterpart for partners (api-keys/authenticate.ts) are the only ones in the domain that use the connection pool directly.
 *
 * The session's row decides, through a cache of a few seconds: a revocation takes effect at once in the process that
 * made it and within MAX_AGE_MS in every other, on the web and on the API alike.
 */

/** Less than the promised five seconds, so that the promise is kept even if the look-up is slow. */
const MAX_AGE_MS = 4000;
const MAX_SESSIONS = 50_000;
/** How precise `lastSeenAt` is. */
const SEEN_EVERY_MS = 60_000;
const NOTED_EVERY_MS = 1000;

/**
 * The actor of a bearer token; undefined if the token is forged or expired, or its session has ended.
 * Throws `unavailable` if the session cannot be looked up.
 */
export async function actorOfAccessToken(token: string): Promise<Actor | undefined> {
  const claims = verifyAccessToken(token);
  if (!claims) return undefined;
  const actor = await actorOfSession(claims.sessionId);
  return actor?.kind === "user" && actor.id === claims.userId ? actor : undefined;
}

/**
 * The actor of a session; undefined if the session has ended, also because it was unused for too long, or if its account
 * is suspended. Throws `unavailable` if the session cannot be looked up.
 */
export async function actorOfSession(sessionId: string): Promise<Actor | undefined> {
  const session = await sessions().get(sessionId);
  if (!session || session.expiresAt.getTime() <= Date.now()) return undefined;
  return session.actor;
}

/** Those of the sessions that live, without the cache, and without noting a use: to listen is no use. */
export async function liveSessions(ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await findLiveSessions(database(), [...ids]);
  const now = new Date();
  return new Set(rows.filter(({ actor, lastSeenAt }) => !isIdle(actor.role, lastSeenAt, now)).map(({ actor }) => actor.sessionId));
}

/** Removes a session from the cache, so that its next request loads it again. Called after the commit that changed it. */
export const forgetSession = (sessionId: string) => sessions().forget(sessionId);

/** Removes all sessions of an account from the cache. */
export const forgetSessionsOf = (userId: string) => sessions().forgetEach((session) => session?.actor.id === userId);

const sessions = () => once("accounts.sessions", () => new BriefCache(load, MAX_AGE_MS, MAX_SESSIONS));

/** Sessions that are asked for within the same turn of the event loop are loaded by one statement. */
function load(sessionId: string): Promise<LiveSession | undefined> {
  const next = once("accounts.batch", () => ({}) as { batch?: { ids: Set<string>; rows: Promise<Map<string, LiveSession>> } });
  if (!next.batch) {
    const ids = new Set<string>();
    const rows = new Promise((resolve) => setImmediate(resolve)).then(() => {
      next.batch = undefined;
      return loadAll([...ids]);
    });
    next.batch = { ids, rows };
  }
  next.batch.ids.add(sessionId);
  return next.batch.rows.then((rows) => rows.get(sessionId));
}

async function loadAll(ids: string[]): Promise<Map<string, LiveSession>> {
  const rows = await findLiveSessions(database(), ids).catch((cause: unknown) => {
    throw new AppError("unavailable", say("refusals.service.tryAgain"), { cause, retryAfterSeconds: 2 });
  });
  const now = new Date();
  // A session that was unused for too long is over; a request does not revive it.
  const live = rows.filter(({ actor, lastSeenAt }) => !isIdle(actor.role, lastSeenAt, now));
  const seenBefore = now.getTime() - SEEN_EVERY_MS;
  const seen = live.filter(({ lastSeenAt }) => lastSeenAt.getTime() < seenBefore).map(({ actor }) => actor.sessionId);
  if (seen.length > 0) note(seen);
  return new Map(live.map((row) => [row.actor.sessionId, isDemoAdmin(row) ? { ...row, actor: { ...row.actor, mfaWaived: true } } : row]));
}

/**
 * Records that sessions were used, all of one second in one statement, because each statement is a commit of its own. No
 * request waits for it or fails with it: a device list that is a little late is no reason to refuse a request.
 */
function note(seen: string[]): void {
  const noted = once("accounts.seen", () => ({}) as { batch?: Set<string> });
  if (!noted.batch) {
    const batch = (noted.batch = new Set());
    setTimeout(() => {
      noted.batch = undefined;
      touchSessions(database(), [...batch]).catch((err: unknown) => logger.warn({ err }, "last use of sessions not noted"));
    }, NOTED_EVERY_MS).unref();
  }
  for (const id of seen) noted.batch.add(id);
}

/** True for the only administrator who needs no second factor: the demo's, whose password is printed at every start. */
const isDemoAdmin = ({ actor, email }: LiveSession) => env().EMBEDDED_DATABASE && actor.role === "admin" && email === "admin@amrutam.test";
