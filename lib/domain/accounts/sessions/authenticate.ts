import { database } from "@/db/client";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { say } from "@/lib/core/words";
import { BriefCache } from "@/lib/platform/brief-cache";
import { env } from "@/lib/platform/config/env";
import { logger } from "@/lib/platform/log/logger";
import { once } from "@/lib/platform/once";
import { findLiveSessions, type LiveSession, touchSessions } from "./queries";
import { isIdle } from "./life";
import { verifyAccessToken } from "./tokens";

/*
 * Who a credential stands for. Every request comes through here, before any use case; therefore this and
 * its like for partners (api-keys/authenticate.ts), alone in the domain, take the pool themselves.
 *
 * The session's row decides, through a cache of a few seconds: a revocation counts at once in the process that
 * made it and within MAX_AGE_MS in every other, on the web and on the API alike.
 */

/** Below the promised five seconds, so that a slow look-up still keeps the promise. */
const MAX_AGE_MS = 4000;
const MAX_SESSIONS = 50_000;
/** How exact `lastSeenAt` is. */
const SEEN_EVERY_MS = 60_000;
const NOTED_EVERY_MS = 1000;

/**
 * The actor of a bearer token; undefined where it is forged, expired, or its session has ended.
 * Throws `unavailable` where the session cannot be looked up.
 */
export async function actorOfAccessToken(token: string): Promise<Actor | undefined> {
  const claims = verifyAccessToken(token);
  if (!claims) return undefined;
  const actor = await actorOfSession(claims.sessionId);
  return actor?.kind === "user" && actor.id === claims.userId ? actor : undefined;
}

/**
 * The actor of a session; undefined where it has ended, by lying unused too, or its account is suspended. Throws
 * `unavailable`.
 */
export async function actorOfSession(sessionId: string): Promise<Actor | undefined> {
  const session = await sessions().get(sessionId);
  if (!session || session.expiresAt.getTime() <= Date.now()) return undefined;
  return session.actor;
}

/** Looks the session up anew at its next request. Called after the commit that changed it. */
export const forgetSession = (sessionId: string) => sessions().forget(sessionId);

/** The same for all sessions of an account. */
export const forgetSessionsOf = (userId: string) => sessions().forgetEach((session) => session?.actor.id === userId);

const sessions = () => once("accounts.sessions", () => new BriefCache(load, MAX_AGE_MS, MAX_SESSIONS));

/** All that are asked for within one turn of the event loop are loaded by one statement. */
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
  // One that lay unused too long is not brought back to life by being asked for.
  const live = rows.filter(({ actor, lastSeenAt }) => !isIdle(actor.role, lastSeenAt, now));
  const seenBefore = now.getTime() - SEEN_EVERY_MS;
  const seen = live.filter(({ lastSeenAt }) => lastSeenAt.getTime() < seenBefore).map(({ actor }) => actor.sessionId);
  if (seen.length > 0) note(seen);
  return new Map(live.map((row) => [row.actor.sessionId, isDemoAdmin(row) ? { ...row, actor: { ...row.actor, mfaWaived: true } } : row]));
}

/**
 * Writes down that sessions were used: those of a second in one statement, because each is a commit of its own. Nobody
 * waits for it: a device list that is a little behind is no reason to refuse a request.
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

/** The one administrator who is asked for no second factor: the demo's, whose password is printed at every start. */
const isDemoAdmin = ({ actor, email }: LiveSession) => env().EMBEDDED_DATABASE && actor.role === "admin" && email === "admin@amrutam.test";
