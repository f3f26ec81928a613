import { type Actor, guest } from "./actor";
import { openBeforeMfa, openToGuests, partnerScopes, type Permission, policy, type Subject } from "./policy";
import { say, type Words } from "./words";

/** How the policy refuses. */
export type Refusal = "unauthenticated" | "mfa_setup_required" | "forbidden" | "not_found";

/** Why this actor may not even ask, whatever the thing is; undefined where the thing decides. */
export function barrier(permission: Permission, actor: Actor): Refusal | undefined {
  if (needsSession(permission, actor)) return "unauthenticated";
  if (lacksScope(permission, actor)) return "forbidden";
  if (needsMfa(permission, actor)) return "mfa_setup_required";
  return undefined;
}

/** Decides one permission for one actor and one thing. */
export function allows<P extends Permission>(permission: P, actor: Actor, subject: Subject<P> | undefined): boolean {
  if (lacksScope(permission, actor) || needsMfa(permission, actor)) return false;
  const rule = policy[permission] as (actor: Actor, subject: Subject<P> | undefined) => boolean;
  // Before the second factor an administrator sees of the public side what everybody sees of it.
  return rule(lacksMfa(actor) && openToGuests.has(permission) ? guest : actor, subject);
}

/** How to refuse: 401 where a guest must sign in, 404 where even reading is not allowed, 403 otherwise. */
export function refusal(permission: Permission, actor: Actor, subject: unknown): Refusal {
  const turnedAway = barrier(permission, actor);
  if (turnedAway) return turnedAway;
  const read = `${permission.split(".")[0]}.read`;
  const looksAtSubject = policy[permission].length > 1;
  if (looksAtSubject && subject !== undefined && read in policy && !allows(read as Permission, actor, subject as never)) return "not_found";
  return "forbidden";
}

/** True where a guest must sign in before anything else is looked at. */
export const needsSession = (permission: Permission, actor: Actor) => actor.kind === "guest" && !openToGuests.has(permission);

/** True where a partner's key does not open this permission, whatever it is asked for. */
export function lacksScope(permission: Permission, actor: Actor): boolean {
  if (actor.kind !== "partner") return false;
  const scope = partnerScopes[permission];
  return scope === undefined || (scope !== "any" && !actor.scopes.includes(scope));
}

/** What a partner is told whose key does not open this, so that the right key is asked for; undefined for everybody else. */
export function missingScope(permission: Permission, actor: Actor): Words | undefined {
  if (!lacksScope(permission, actor)) return undefined;
  const scope = partnerScopes[permission];
  return scope === undefined ? say("refusals.apiKey.needsPerson") : say("refusals.apiKey.needsScope", { scope });
}

/** True where an administrator must set up two-step sign-in before anything else is looked at. */
export const needsMfa = (permission: Permission, actor: Actor) =>
  lacksMfa(actor) && !openBeforeMfa.has(permission) && !openToGuests.has(permission);

/** True for an administrator whose session was opened with a password alone. */
export const lacksMfa = (actor: Actor) => actor.kind === "user" && actor.role === "admin" && actor.strength !== "mfa" && !actor.mfaWaived;
