import type { Role } from "@/lib/core/actor";

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
