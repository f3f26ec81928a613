import type { Role } from "@/lib/core/actor";
import { isLocked, isOffered, kindsFor, type Channel } from "./kinds";
import { channelsOf } from "./present";
import type { findPreferences } from "./queries";

const channels: readonly Channel[] = ["app", "email", "sms"];

/** All kinds that a role hears of, with what was chosen or is so by itself. */
export function presentPreferences(found: Awaited<ReturnType<typeof findPreferences>>, role: Role) {
  const preferences = kindsFor(role).map((kind) => ({ kind, ...channelsOf(found, kind), fixed: channels.filter((channel) => isLocked(kind, channel) || !isOffered(kind, channel)) }));
  return { preferences, hasPhone: found.phone !== null };
}
