import type { Role } from "@/lib/core/actor";
import { env } from "@/lib/platform/config/env";

const DAY_MS = 86_400_000;

/** How long a session may live, however often it is refreshed: the more it opens, the sooner it is proved again. */
const LIFE_DAYS: Record<Role, number> = { patient: 30, doctor: 14, admin: 1 };

/** The instant a session opened now must end. */
export const sessionEndsAt = (role: Role, now: Date) => new Date(now.getTime() + LIFE_DAYS[role] * DAY_MS);

/**
 * A used refresh token that comes back this soon is the same client refreshing twice at once (two tabs, a
 * repeated request), not a thief.
 */
const GRACE_MS = 10_000;

/** What to make of a refresh token that was presented at `now`. */
export function judgeRefresh(usedAt: Date | null, now: Date): "fresh" | "twin" | "stolen" {
  if (usedAt === null) return "fresh";
  return now.getTime() - usedAt.getTime() < GRACE_MS ? "twin" : "stolen";
}

/** How long a session may lie unused; undefined where that does not end it. */
export function idleTimeoutMs(role: Role): number | undefined {
  const minutes = { patient: undefined, doctor: env().SESSION_IDLE_MINUTES_DOCTOR, admin: env().SESSION_IDLE_MINUTES_ADMIN }[role];
  return minutes === undefined ? undefined : minutes * 60_000;
}

/** `lastSeenAt` lags behind the last use by up to this much: a minute, the seconds a session is cached, and one until it is written down. */
const SEEN_LAG_MS = 65_000;

/** A session last seen before this instant has lain unused too long, however much `lastSeenAt` lags behind. */
export function idleSince(role: Role, now: Date): Date | undefined {
  const timeoutMs = idleTimeoutMs(role);
  return timeoutMs === undefined ? undefined : new Date(now.getTime() - timeoutMs - SEEN_LAG_MS);
}

/** True where a session has lain unused too long. */
export function isIdle(role: Role, lastSeenAt: Date, now: Date): boolean {
  const since = idleSince(role, now);
  return since !== undefined && lastSeenAt < since;
}
