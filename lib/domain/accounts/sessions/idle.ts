import type { Role } from "@/lib/core/actor";
import { env } from "@/lib/platform/config/env";

/** How long a session may be unused; undefined if being unused does not end it. The minutes are settings, in lib/platform/config/variables.ts. */
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
