import type { Actor, Role, Scope } from "./actor";

/** What a rule needs to know of the thing it guards. */
export interface Visit {
  patientId: string;
  doctorId: string;
}
export interface Practice {
  doctorId: string;
  status: "pending" | "verified" | "rejected";
}
export interface Owned {
  userId: string;
}

/** A request to remove a person's lost second factor. */
export interface MfaReset extends Owned {
  requestedBy: string;
}

/** A prescription, for those who may see it only once it is signed. */
export interface Paper extends Visit {
  status: string;
}

const is = (a: Actor, ...roles: Role[]) => a.kind === "user" && roles.includes(a.role);
const isSelf = (a: Actor, id: string) => a.kind === "user" && a.id === id;
const runs = (a: Actor, p: Pick<Practice, "doctorId">) => is(a, "doctor") && isSelf(a, p.doctorId);
const isPatientOf = (a: Actor, v: Visit) => is(a, "patient") && isSelf(a, v.patientId);
const attends = (a: Actor, v: Visit) => isPatientOf(a, v) || runs(a, v);
const isSystem = (a: Actor) => a.kind === "system";
const signedIn = (a: Actor) => a.kind === "user";
const anyone = () => true;

/**
 * Who may do what: the whole of it. A use case names its row; one without a row does not compile, and a row
 * that takes a subject makes the use case's `load` mandatory. `<noun>.read` also decides how a refusal sounds:
 * who may not even read the thing is told it does not exist.
 */
export const policy = {
  "account.register": anyone,
  "account.signIn": anyone,
  "account.refresh": anyone,
  "account.finishSignIn": anyone,
  "account.signOut": signedIn,
  "account.changePassword": signedIn,
  "account.createAdmin": isSystem,
  "account.verifyEmail": anyone,
  "account.resendVerification": signedIn,
  "account.requestPasswordReset": anyone,
  "account.resetPassword": anyone,
  "account.recipient": isSystem,
  "account.link": isSystem,
  "account.pruneLinks": isSystem,
  "profile.read": signedIn,
  "profile.update": signedIn,
  "session.read": (a: Actor, s: Owned) => isSelf(a, s.userId),
  "session.list": signedIn,
  "session.revoke": (a: Actor, s: Owned) => isSelf(a, s.userId),
  "session.revokeOthers": signedIn,
  "session.readOwn": signedIn,
  "mfa.readOwn": signedIn,
  "mfa.setUp": signedIn,
  "mfa.readSetUp": signedIn,
  "mfa.enable": signedIn,
  "mfa.disable": signedIn,
  "mfa.renewCodes": signedIn,
  // What others hear of a refusal does not tell whose email has an account.
  "mfaReset.read": (a: Actor, _: Owned) => is(a, "admin"),
  // Two different administrators, and neither of them the person whose second factor goes.
  "mfaReset.request": (a: Actor, person: Owned) => is(a, "admin") && !isSelf(a, person.userId),
  "mfaReset.list": (a: Actor) => is(a, "admin"),
  "mfaReset.approve": (a: Actor, r: MfaReset) => is(a, "admin") && !isSelf(a, r.requestedBy) && !isSelf(a, r.userId),
  "mfaReset.refuse": (a: Actor, _: MfaReset) => is(a, "admin"),
  "signInCounter.forget": isSystem,
  "session.prune": isSystem,

  "doctor.search": anyone,
  "doctor.read": (a: Actor, p: Practice) => p.status === "verified" || runs(a, p) || is(a, "admin"),
  "doctor.readOwn": (a: Actor) => is(a, "doctor"),
  "doctor.create": (a: Actor) => is(a, "doctor"),
  "doctor.update": (a: Actor, p: Practice) => runs(a, p) || is(a, "admin"),
  "doctor.verify": (a: Actor, _: Practice) => is(a, "admin"),
  "doctor.queue": (a: Actor) => is(a, "admin"),
  "doctor.count": (a: Actor) => is(a, "admin"),

  "slot.read": (a: Actor, p: Practice) => p.status === "verified" || runs(a, p) || is(a, "admin"),
  "slot.create": (a: Actor, p: Practice) => runs(a, p),
  "slot.list": (a: Actor, p: Practice) => runs(a, p) || is(a, "admin"),
  "slot.free": (a: Actor, p: Practice) => p.status === "verified" || runs(a, p) || is(a, "admin"),
  "slot.delete": (a: Actor, p: Pick<Practice, "doctorId">) => runs(a, p),

  "consultation.book": (a: Actor) => is(a, "patient"),
  "consultation.list": signedIn,
  "consultation.day": (a: Actor) => is(a, "doctor"),
  "consultation.count": (a: Actor) => is(a, "admin"),
  "consultation.read": (a: Actor, v: Visit) => attends(a, v) || is(a, "admin"),
  "consultation.update": (a: Actor, v: Visit) => attends(a, v),
  "consultation.notice": isSystem,
  "consultation.cancel": (a: Actor, v: Visit) => attends(a, v) || is(a, "admin"),

  "prescription.list": signedIn,
  "prescription.read": (a: Actor, p: Paper) => runs(a, p) || is(a, "admin") || (isPatientOf(a, p) && p.status !== "draft"),
  "prescription.write": (a: Actor, v: Visit) => runs(a, v),
  "prescription.medicines": (a: Actor, v: Visit) => runs(a, v),
  "prescription.rewrite": (a: Actor, p: Paper) => runs(a, p),
  "prescription.sign": (a: Actor, p: Paper) => runs(a, p),
  "prescription.revoke": (a: Actor, p: Paper) => runs(a, p),
  "prescription.verify": anyone,

  "apiKey.create": (a: Actor) => is(a, "admin"),
  "apiKey.list": (a: Actor) => is(a, "admin"),
  "apiKey.revoke": (a: Actor) => is(a, "admin"),
  "apiKey.readOwn": (a: Actor) => a.kind === "partner",

  "analytics.dashboard": (a: Actor) => is(a, "admin"),
  "analytics.consultationTrends": (a: Actor) => is(a, "admin"),
  "analytics.revenueTrends": (a: Actor) => is(a, "admin"),
  "analytics.topDoctors": (a: Actor) => is(a, "admin"),

  "mail.list": anyone,
  "outbox.prune": isSystem,
  "idempotency.prune": isSystem,
  "audit.list": (a: Actor) => is(a, "admin"),
  "audit.export": (a: Actor) => is(a, "admin"),
  "audit.state": (a: Actor) => is(a, "admin"),
  "audit.seal": isSystem,
  "audit.verify": isSystem,
  "emergency.open": (a: Actor) => is(a, "admin"),
  "emergency.list": (a: Actor) => is(a, "admin"),
  "emergency.end": (a: Actor) => is(a, "admin"),
  "record.access": (a: Actor) => is(a, "patient"),
} satisfies Record<string, (actor: Actor, subject: never) => boolean>;

export type Permission = keyof typeof policy;

/** The subject a permission's rule looks at; undefined where it looks at the actor alone. */
export type Subject<P extends Permission> = Parameters<(typeof policy)[P]> extends [unknown, infer S] ? S : undefined;

/** Permissions that a person without a session may have; everywhere else a guest is asked to sign in first. */
export const openToGuests: ReadonlySet<Permission> = new Set<Permission>([
  "account.register",
  "account.signIn",
  "account.finishSignIn",
  "account.refresh",
  "account.verifyEmail",
  "account.requestPasswordReset",
  "account.resetPassword",
  "doctor.search",
  "doctor.read",
  "slot.free",
  "prescription.verify",
  "mail.list",
]);

/**
 * What a partner's key opens: these permissions and no other, each by a scope or by any key; the rule above is asked as
 * well. No scope opens a person's record.
 */
export const partnerScopes: Readonly<Partial<Record<Permission, Scope | "any">>> = {
  "doctor.search": "doctors:read",
  "doctor.read": "doctors:read",
  "slot.free": "availability:read",
  "prescription.verify": "prescriptions:verify",
  "apiKey.readOwn": "any",
};

/** What an administrator may do before proving a second factor: get one, and see to their own profile and devices. */
export const openBeforeMfa: ReadonlySet<Permission> = new Set<Permission>([
  "account.signOut",
  "profile.read",
  "profile.update",
  "session.read",
  "session.list",
  "session.revoke",
  "session.revokeOthers",
  "session.readOwn",
  "mfa.readOwn",
  "mfa.setUp",
  "mfa.readSetUp",
  "mfa.enable",
]);
