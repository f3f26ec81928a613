import type { Role } from "@/lib/core/actor";
import { env } from "@/lib/platform/config/env";

const DAY_MS = 86_400_000;

/** The longest life of a session, however often it is refreshed. The more a role may do, the sooner its people must sign in again. */
const LIFE_DAYS: Record<Role, number> = { patient: 30, doctor: 14, admin: 1 };

/** The instant at which a session opened now must end. */
export const sessionEndsAt = (role: Role, now: Date) => new Date(now.getTime() + LIFE_DAYS[role] * DAY_MS);

/**
 * If a used refresh token is sent again within this time, it is the same client refreshing twice (two tabs, a repeated
 * request) and not a thief.
 */
const GRACE_MS = 10_000;

/** Judges a refresh token that was sent at `now`. */
export function judgeRefresh(usedAt: Date | null, now: Date): "fresh" | "twin" | "stolen" {
  if (usedAt === null) return "fresh";
  return now.getTime() - usedAt.getTime() < GRACE_MS ? "twin" : "stolen";
}

/** How long a session may be unused; undefined if being unused does not end it. */
export function idleTimeoutMs(role: Role): number | undefined {
  const minutes = { patient: undefined, doctor: env().SESSION_IDLE_MINUTES_DOCTOR, admin: env().SESSION_IDLE_MINUTES_ADMIN }[role];
  return minutes === undefined ? undefined : minutes * 60_000;
}

/** `lastSeenAt` may be this much earlier than the last use: a minute, plus the seconds a session is cached, plus the second until it is written. */
const SEEN_LAG_MS = 65_000;

/** A session last seen before this instant has been unused for too long, even if `lastSeenAt` is late. */
export function idleSince(role: Role, now: Date): Date | undefined {
  const timeoutMs = idleTimeoutMs(role);
  return timeoutMs === undefined ? undefined : new Date(now.getTime() - timeoutMs - SEEN_LAG_MS);
}

/** True if a session has been unused for too long. */
export function isIdle(role: Role, lastSeenAt: Date, now: Date): boolean {
  const since = idleSince(role, now);
  return since !== undefined && lastSeenAt < since;
}
