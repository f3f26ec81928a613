import { type Actor, guest } from "./actor";
import { type AnyRule, openBeforeMfa, partnerScopes, type Permission, policy, type Rule, type Subject } from "./policy";
import { say, type Words } from "./words";

/** The codes of a refusal by the policy. */
export type Refusal = "unauthenticated" | "mfa_setup_required" | "forbidden" | "not_found";

const ruleOf = (permission: Permission) => policy[permission] as AnyRule as Rule;
const isPublic = (permission: Permission) => ruleOf(permission).by === "anyone";

/** Why this actor is refused before any thing is loaded; undefined if the answer depends on the thing. */
export function barrier(permission: Permission, actor: Actor): Refusal | undefined {
  if (needsSession(permission, actor)) return "unauthenticated";
  if (lacksScope(permission, actor)) return "forbidden";
  if (needsMfa(permission, actor)) return "mfa_setup_required";
  return isOfOtherKind(permission, actor) || isOfOtherRole(permission, actor) ? "forbidden" : undefined;
}

/** Decides whether an actor has a permission on a thing. */
export function allows<P extends Permission>(permission: P, actor: Actor, subject: Subject<P> | undefined): boolean {
  if (isOfOtherKind(permission, actor) || isOfOtherRole(permission, actor) || lacksScope(permission, actor) || needsMfa(permission, actor)) return false;
  // Until they prove their second factor, administrators see public things as guests do.
  return ruleOf(permission).allows(lacksMfa(actor) && isPublic(permission) ? guest : actor, subject);
}

/** The code of the refusal: 401 if a guest must sign in, 404 if the actor may not even read the thing, 403 otherwise. */
export function refusalOf(permission: Permission, actor: Actor, subject: unknown): Refusal {
  const turnedAway = barrier(permission, actor);
  if (turnedAway) return turnedAway;
  const rowOfNoun = `${permission.split(".")[0]}.read`;
  // Without a row for reading, the permission is itself a reading.
  const read = rowOfNoun in policy ? rowOfNoun : permission;
  const isAboutSubject = ruleOf(permission).about === "subject" && subject !== undefined;
  if (isAboutSubject && !allows(read as Permission, actor, subject as never)) return "not_found";
  return "forbidden";
}

/** True if a guest must sign in before anything else is checked. */
export const needsSession = (permission: Permission, actor: Actor) => actor.kind === "guest" && !isPublic(permission);

/** True if the permission is for another kind of actor, for example if a job of the system asks for a person's permission. */
const isOfOtherKind = (permission: Permission, actor: Actor) => !isPublic(permission) && ![ruleOf(permission).by].flat().includes(actor.kind);

/** True if the permission is for people with another role, whatever the thing is. */
const isOfOtherRole = (permission: Permission, actor: Actor) => {
  const { role } = ruleOf(permission);
  return role !== undefined && actor.kind === "user" && actor.role !== role;
};

/** True if a partner's key does not have the scope for this permission, whatever the subject. */
export function lacksScope(permission: Permission, actor: Actor): boolean {
  if (actor.kind !== "partner") return false;
  const scope = partnerScopes[permission];
  return scope === undefined || (scope !== "any" && !actor.scopes.includes(scope));
}

/** The sentence that names the scope a partner's key lacks, so that they ask for the right key; undefined for everybody else. */
export function missingScope(permission: Permission, actor: Actor): Words | undefined {
  if (!lacksScope(permission, actor)) return undefined;
  const scope = partnerScopes[permission];
  return scope === undefined ? say("refusals.apiKey.needsPerson") : say("refusals.apiKey.needsScope", { scope });
}

/** True if an administrator must set up two-step sign-in before anything else is checked. */
export const needsMfa = (permission: Permission, actor: Actor) => lacksMfa(actor) && !openBeforeMfa.has(permission) && !isPublic(permission);

/** True for an administrator whose session was opened with only a password. */
export const lacksMfa = (actor: Actor) => actor.kind === "user" && actor.role === "admin" && actor.strength !== "mfa" && !actor.mfaWaived;
