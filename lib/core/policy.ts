import type { ActorKind, ActorOfKind, ApiScope, Person, Role, VisitGuest } from "./actor";

/*
 * Who may do what. Three more decisions are made elsewhere, because they are about parts of a thing or about many things:
 * - clinical fields: `Reader` in lib/domain/records/reader.ts, which every answer with clinical text asks;
 * - single fields of an update: `checkFields` in lib/domain/consultations/update.ts;
 * - lists: `visibleTo` in the `queries.ts` of patients, consultations and prescriptions; tests check that both agree with the `.read` rows here.
 * docs/PERMISSIONS.md is made from this table.
 */

/* What a rule needs to know about the thing it guards. */

/** Something that belongs to a patient's record. */
export interface Cared {
  patientId: string;
  /** The accounts that care for the patient now, the patient's own included. */
  carerIds: readonly string[];
}
export interface Visit extends Cared {
  doctorId: string;
}
/** A visit with the guest who has its third seat now, if there is one. */
export interface VisitRoom extends Visit {
  guestId: string | null;
}
/** A patient's particulars, and who cares for the patient. */
export interface PatientRecord extends Cared {
  /** The patient's own account, if there is one. */
  accountId: string | null;
  /** The doctors who have had consultations with the patient. */
  doctorIds: readonly string[];
}
/** One account's care for a patient. */
export interface Care extends PatientRecord {
  carerId: string;
}
export interface DoctorProfile {
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

/** The payment of a visit. `payerId` is the account that pays; it must still care for the patient. */
export interface OwnPayment extends Cared {
  payerId: string;
}

/** A place on a waiting list. `accountId` is the account that waits; it must still care for the patient. */
export interface OwnWait extends Cared {
  accountId: string;
}

/** A prescription. `status` matters to those who may see it only once it is signed. */
export interface Paper extends Visit {
  status: string;
}

/** One row of the policy: which kind of actor may ask at all, and what decides. */
export interface Rule<K extends ActorKind | "anyone" = ActorKind | "anyone", S = unknown> {
  /** Every other kind of actor is refused before the thing is loaded. `anyone` includes people without a session. */
  readonly by: K | readonly K[];
  /** A rule about a subject answers 404 to people who may not even read the subject; a rule about the actor answers 403. */
  readonly about: "actor" | "subject";
  /** If set, people with another role are refused before the thing is loaded. */
  readonly role?: Role;
  allows(actor: ActorOfKind<K>, subject: S): boolean;
}

/** A rule for any actor and subject. */
export type AnyRule = Omit<Rule, "allows"> & { allows(actor: never, subject: never): boolean };

const rule = <K extends ActorKind | "anyone">(by: K, allows: (actor: ActorOfKind<K>) => boolean = () => true): Rule<K, undefined> => ({ by, about: "actor", allows });
const anyone = rule("anyone");
const signedIn = rule("user");
const system = rule("system");
const partner = rule("partner");
const only = (...roles: Role[]) => rule("user", ({ role }) => roles.includes(role));
/** A rule about a thing, for people who are signed in. */
const about = <S>(allows: (person: Person, subject: S) => boolean): Rule<"user", S> => ({ by: "user", about: "subject", allows });
/** The same for people with one role. */
const aboutFor = <S>(role: Role, allows: (person: Person, subject: S) => boolean): Rule<"user", S> => ({ by: "user", about: "subject", role, allows });
/** A rule about a thing that guests and partners may see too. */
const publicly = <S>(allows: (actor: ActorOfKind<"anyone">, subject: S) => boolean): Rule<"anyone", S> => ({ by: "anyone", about: "subject", allows });

/** The same for people who are signed in and for the invited guest of a visit. */
const inRoom = (allows: (actor: Person | VisitGuest, room: VisitRoom) => boolean): Rule<"user" | "visitGuest", VisitRoom> => ({ by: ["user", "visitGuest"], about: "subject", allows });

const isAdmin = (a: Person) => a.role === "admin";
const owns = (a: Person, thing: Owned) => a.id === thing.userId;
/** The doctor whose profile, calendar or visit it is. */
const isDoctorOf = (a: Person, thing: { doctorId: string }) => a.role === "doctor" && a.id === thing.doctorId;
/** Whether this account acts for the patient: the patient's own account, or a carer's. Every rule that lets an account act for a patient asks this function. */
export const caresFor = (a: Person, { carerIds }: Cared) => a.role === "patient" && carerIds.includes(a.id);
const attends = (a: Person, visit: Visit) => caresFor(a, visit) || isDoctorOf(a, visit);
/** Those who attend a visit, and its guest: in the room only, and only while the seat is theirs. */
const isInRoom = inRoom((a, room) => (a.kind === "user" ? attends(a, room) : a.id === room.guestId));
/** Once a patient has an account, only that account changes what the record says about the patient. */
const keepsRecord = (a: Person, record: PatientRecord) => caresFor(a, record) && (record.accountId === null || record.accountId === a.id);
const pays = (a: Person, payment: OwnPayment) => a.id === payment.payerId && caresFor(a, payment);
const waits = (a: Person, wait: OwnWait) => a.id === wait.accountId && caresFor(a, wait);
const isDoctorOrAdmin = (a: Person, thing: { doctorId: string }) => isDoctorOf(a, thing) || isAdmin(a);
/** A patient never sees a draft. */
const readsPaper = (a: Person, paper: Paper) => isDoctorOrAdmin(a, paper) || (caresFor(a, paper) && paper.status !== "draft");
/** Everybody sees a verified doctor; before that, the doctor and administrators. */
const isListed = publicly<DoctorProfile>((a, doctor) => doctor.status === "verified" || (a.kind === "user" && isDoctorOrAdmin(a, doctor)));

/**
 * Who may do what. A use case names its row; a use case without one does not compile, and a row about a subject makes the
 * use case's `load` mandatory. `<noun>.read` also decides the status of a refusal: people who may not even read the thing
 * are told that it does not exist.
 */
export const policy = {
  "account.register": anyone,
  "account.signIn": anyone,
  "account.refresh": anyone,
  "account.finishSignIn": anyone,
  "account.signOut": signedIn,
  "account.changePassword": signedIn,
  "account.createAdmin": system,
  "account.verifyEmail": anyone,
  "account.resendVerification": signedIn,
  "account.requestPasswordReset": anyone,
  "account.resetPassword": anyone,
  "account.recipient": system,
  "account.link": system,
  "account.pruneLinks": system,
  "profile.read": signedIn,
  "profile.update": signedIn,
  "session.read": about<Owned>(owns),
  "session.list": signedIn,
  "session.revoke": about<Owned>(owns),
  "session.revokeOthers": signedIn,
  "session.readOwn": signedIn,
  "mfa.readOwn": signedIn,
  "mfa.setUp": signedIn,
  "mfa.readSetUp": signedIn,
  "mfa.enable": signedIn,
  "mfa.disable": signedIn,
  "mfa.renewCodes": signedIn,
  // Refusals of the rows below are the same whether or not an email has an account.
  "mfaReset.read": about<Owned>(isAdmin),
  // Two different administrators, and neither is the person whose second factor is removed.
  "mfaReset.request": about<Owned>((a, person) => isAdmin(a) && !owns(a, person)),
  "mfaReset.list": only("admin"),
  "mfaReset.approve": about<MfaReset>((a, reset) => isAdmin(a) && a.id !== reset.requestedBy && !owns(a, reset)),
  "mfaReset.refuse": about<MfaReset>(isAdmin),
  "signInCounter.forget": system,
  "session.prune": system,

  "doctor.search": anyone,
  "doctor.read": isListed,
  "doctor.readOwn": only("doctor"),
  "doctor.create": only("doctor"),
  "doctor.update": about<DoctorProfile>(isDoctorOrAdmin),
  "doctor.verify": about<DoctorProfile>(isAdmin),
  "doctor.queue": only("admin"),
  "doctor.count": only("admin"),

  "slot.read": about<DoctorProfile>((a, doctor) => doctor.status === "verified" || isDoctorOrAdmin(a, doctor)),
  "slot.create": about<DoctorProfile>(isDoctorOf),
  "slot.list": about<DoctorProfile>(isDoctorOrAdmin),
  "slot.free": isListed,
  "slot.delete": about<Pick<DoctorProfile, "doctorId">>(isDoctorOf),

  "schedule.read": about<DoctorProfile>(isDoctorOrAdmin),
  "schedule.save": about<DoctorProfile>(isDoctorOf),
  "schedule.exceptions": about<DoctorProfile>(isDoctorOrAdmin),
  "schedule.addException": about<DoctorProfile>(isDoctorOf),
  "schedule.removeException": about<DoctorProfile>(isDoctorOf),
  "schedule.impact": about<DoctorProfile>(isDoctorOf),
  "schedule.topUp": system,

  "patient.list": only("patient"),
  "patient.create": only("patient"),
  "patient.read": about<PatientRecord>((a, record) => caresFor(a, record) || (a.role === "doctor" && record.doctorIds.includes(a.id))),
  "patient.update": about<PatientRecord>(keepsRecord),
  "patient.carers": about<PatientRecord>((a, record) => caresFor(a, record) || isAdmin(a)),
  // A carer leaves; the patient's own account dismisses anybody; one carer cannot remove another.
  "patient.endCare": about<Care>((a, care) => a.id === care.carerId || a.id === care.accountId || isAdmin(a)),
  "patient.invite": about<PatientRecord>(keepsRecord),
  "patient.withdrawInvitation": about<PatientRecord>(keepsRecord),
  "patient.readInvitation": anyone,
  "patient.acceptCare": only("patient"),
  "patient.takeOver": anyone,
  "patient.invitation": system,
  "patient.notice": system,
  "patient.pruneInvitations": system,

  "consultation.book": aboutFor<Cared>("patient", caresFor),
  "consultation.list": signedIn,
  "consultation.day": only("doctor"),
  "consultation.count": only("admin"),
  "consultation.read": about<Visit>((a, visit) => attends(a, visit) || isAdmin(a)),
  "consultation.update": about<Visit>(attends),
  "consultation.notice": system,
  "consultation.moveNotice": system,
  "consultation.reschedule": about<Visit>((a, visit) => attends(a, visit) || isAdmin(a)),
  // The link of a mail about a visit is the proof.
  "consultation.readLink": anyone,
  "consultation.cancelByLink": anyone,
  "consultation.moveByLink": anyone,
  "consultation.answerMove": about<Visit>(caresFor),
  "consultation.cancel": about<Visit>((a, visit) => attends(a, visit) || isAdmin(a)),

  "consultation.refund": about<Visit>((a, visit) => caresFor(a, visit) || isAdmin(a)),

  "consultation.offerFollowUp": about<Visit>(isDoctorOf),
  "consultation.followUps": signedIn,
  "consultation.brief": about<Visit>((a, visit) => attends(a, visit) || isAdmin(a)),
  "consultation.intake": about<Visit>((a, visit) => attends(a, visit) || isAdmin(a)),
  "consultation.writeIntake": about<Visit>(caresFor),
  "consultation.notes": about<Visit>((a, visit) => attends(a, visit) || isAdmin(a)),
  "consultation.notesVersions": about<Visit>((a, visit) => isDoctorOf(a, visit) || isAdmin(a)),
  "consultation.writeNotes": about<Visit>(isDoctorOf),
  "consultation.addAddendum": about<Visit>(isDoctorOf),
  "consultation.check": about<Visit>(isDoctorOf),
  "consultation.phone": about<Visit>(attends),
  "consultation.agreePhone": about<Visit>(attends),

  "waitingList.read": about<OwnWait>(waits),
  "waitingList.join": aboutFor<OwnWait>("patient", waits),
  "waitingList.list": only("patient"),
  "waitingList.leave": about<OwnWait>(waits),
  "waitingList.listDue": system,
  "waitingList.offer": system,
  "waitingList.notice": system,

  "visit.enter": isInRoom,
  "visit.join": isInRoom,
  "visit.check": isInRoom,
  "visit.switchMode": about<Visit>(attends),
  "visit.current": signedIn,
  "visit.leave": system,
  "visit.messages": about<Visit>(attends),
  "visit.sendMessage": about<Visit>(attends),
  "visit.attach": about<Visit>(attends),
  "visit.attachments": about<Visit>((a, visit) => attends(a, visit) || isAdmin(a)),
  "visit.readAttachment": about<Visit>((a, visit) => attends(a, visit) || isAdmin(a)),
  "visit.removeAttachment": about<Visit>(caresFor),
  "visit.guests": about<Visit>((a, visit) => attends(a, visit) || isAdmin(a)),
  "visit.inviteGuest": about<Visit>(attends),
  // A guest whom the doctor invites comes in only once the patient's side has agreed.
  "visit.answerGuest": about<Visit>(caresFor),
  "visit.removeGuest": about<Visit>(attends),
  // Holders of a guest's link have no account: the link is the proof.
  "visit.readGuestLink": anyone,
  "visit.takeSeat": anyone,
  "visit.pruneTickets": system,
  "visit.listDue": system,
  "visit.close": system,
  "visit.timeline": about<Visit>((a, visit) => attends(a, visit) || isAdmin(a)),
  "visit.contests": about<Visit>((a, visit) => attends(a, visit) || isAdmin(a)),
  "visit.contest": about<Visit>(attends),
  "visit.openContests": only("admin"),
  "visit.decideContest": about<Visit>(isAdmin),
  "visit.queue": about<Visit>(attends),
  "delay.read": only("doctor"),
  "delay.set": only("doctor"),

  // Each event is written for those who attend the visit, and told only while they may read it.
  "event.listen": signedIn,
  "event.list": signedIn,
  "event.recent": system,
  "event.prune": system,

  "prescription.list": signedIn,
  "prescription.read": about<Paper>(readsPaper),
  // By the same rule as reading it on the screen.
  "prescription.print": about<Paper>(readsPaper),
  "prescription.readSigned": about<Paper>(readsPaper),
  "prescription.write": about<Visit>(isDoctorOf),
  "prescription.medicines": about<Visit>(isDoctorOf),
  "prescription.rewrite": about<Paper>(isDoctorOf),
  "prescription.sign": about<Paper>(isDoctorOf),
  "prescription.revoke": about<Paper>(isDoctorOf),
  "prescription.verify": anyone,
  "prescription.dispense": partner,
  // A doctor's own, which nobody else sees.
  "template.list": only("doctor"),
  "template.save": only("doctor"),
  "template.rename": about<{ doctorId: string }>(isDoctorOf),
  "template.remove": about<{ doctorId: string }>(isDoctorOf),
  "signingKey.list": anyone,
  "signingKey.renew": system,

  "payment.read": about<OwnPayment>((a, payment) => pays(a, payment) || isAdmin(a)),
  "payment.receipt": about<OwnPayment>((a, payment) => pays(a, payment) || isAdmin(a)),
  "payment.readOfVisit": about<OwnPayment>((a, payment) => pays(a, payment) || isAdmin(a)),
  "payment.list": signedIn,
  "payment.earnings": only("doctor"),
  "payment.closeAlarm": only("admin"),
  "payment.begin": about<OwnPayment>(pays),
  "payment.extendHold": about<OwnPayment>(pays),
  "payment.simulate": about<OwnPayment>(pays),
  // Razorpay has no session: its signature over the very bytes is the proof.
  "payment.receive": anyone,
  "payment.duties": system,
  "payment.expireHolds": system,
  "payment.takeOpen": system,
  "payment.ask": system,
  "payment.takeRefunds": system,
  "payment.carryRefund": system,

  "apiKey.create": only("admin"),
  "apiKey.list": only("admin"),
  "apiKey.revoke": only("admin"),
  "apiKey.readOwn": partner,

  "review.read": about<Visit>((a, visit) => attends(a, visit) || isAdmin(a)),
  "review.list": anyone,
  "review.write": aboutFor<Visit>("patient", caresFor),
  "review.moderate": about<Visit>(isAdmin),
  "review.author": system,

  "analytics.dashboard": only("admin"),
  "analytics.consultationTrends": only("admin"),
  "analytics.revenueTrends": only("admin"),
  "analytics.topDoctors": only("admin"),

  // A notification is its account's, whoever else attends the visit that it is about.
  "notification.list": signedIn,
  "notification.read": about<Owned>(owns),
  "notification.mark": about<Owned>(owns),
  "notification.markAll": signedIn,
  "notification.readPreferences": signedIn,
  "notification.setPreferences": signedIn,
  "notification.channels": system,
  "notification.write": system,
  "notification.remind": system,
  "notification.checkClocks": system,
  "notification.prune": system,
  "calendar.readOwn": signedIn,
  "calendar.make": signedIn,
  "calendar.revoke": signedIn,
  // Calendar programs cannot sign in: the secret address is the proof.
  "calendar.feed": anyone,
  "deadLetter.list": only("admin"),
  "deadLetter.retry": only("admin"),

  "mail.list": anyone,
  "outbox.prune": system,
  "idempotency.prune": system,
  "audit.list": only("admin"),
  "audit.export": only("admin"),
  "audit.state": only("admin"),
  "audit.seal": system,
  "audit.verify": system,
  "emergency.open": only("admin"),
  "emergency.list": only("admin"),
  "emergency.end": only("admin"),
  "record.access": aboutFor<Cared>("patient", caresFor),
} satisfies Record<string, AnyRule>;

export type Permission = keyof typeof policy;

/**
 * Actions about one patient's record. Their audit entries may name the patient, who can then see them. Each action has a
 * line in lib/domain/records/access-kind.ts.
 */
export type RecordAction = Extract<Permission, `patient.${string}` | `consultation.${string}` | `visit.${string}` | `prescription.${string}` | `emergency.${string}`>;

/** The subject a permission's rule looks at; undefined if it looks only at the actor. */
export type Subject<P extends Permission> = Parameters<(typeof policy)[P]["allows"]>[1];

/** The kind of actor that a use case with this permission runs for; every other kind has been refused before. */
export type ActorOf<P extends Permission> = Parameters<(typeof policy)[P]["allows"]>[0];

/**
 * The only permissions a partner's key can have: each needs the named scope, or any key. The rule above must allow it
 * too. No scope opens a person's record.
 */
export const partnerScopes: Readonly<Partial<Record<Permission, ApiScope | "any">>> = {
  "doctor.search": "doctors:read",
  "doctor.read": "doctors:read",
  "slot.free": "availability:read",
  "prescription.verify": "prescriptions:verify",
  "prescription.dispense": "prescriptions:dispense",
  "apiKey.readOwn": "any",
};

/** What an administrator may do before proving a second factor: set one up, and manage their own profile and devices. */
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
