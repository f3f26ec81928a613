import type { Role } from "@/lib/core/actor";

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
