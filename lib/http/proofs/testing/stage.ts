import { eq, sql } from "drizzle-orm";
import { v7 } from "uuid";
import { database } from "@/db/client";
import { accountTokens, sessions, users } from "@/db/schema/accounts";
import { availabilitySlots } from "@/db/schema/availability";
import { consultations } from "@/db/schema/consultations";
import { outbox } from "@/db/schema/kernel";
import { calendarFeeds, notifications } from "@/db/schema/notifications";
import { mfaResets, totpFactors } from "@/db/schema/mfa";
import { payments } from "@/db/schema/payments";
import { patientCarers, patientInvitations, patients } from "@/db/schema/patients";
import { bearer, context, makeAdmin, makeDependent, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { codeOf } from "@/lib/domain/testing/mfa";
import { type Actor, guest, type ApiScope } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { enableMfa } from "@/lib/domain/accounts/mfa/enable";
import { linkSecret, newLink, type Purpose } from "@/lib/domain/accounts/links/link";
import { hashPassword } from "@/lib/domain/accounts/password/hash";
import { requestMfaReset } from "@/lib/domain/accounts/mfa-reset/request";
import { setUpMfa } from "@/lib/domain/accounts/mfa/set-up";
import { signIn } from "@/lib/domain/accounts/sign-in/sign-in";
import { invitationHash, invitationSecret } from "@/lib/domain/patients/invitations/invitation";
import { encrypt } from "@/lib/platform/crypto/encrypt";
import { openEmergencyAccess } from "@/lib/domain/records/emergency/open";
import { createApiKey } from "@/lib/domain/api-keys/create";
import { asUpload, makePdf } from "@/lib/domain/testing/files";
import { addAttachment } from "@/lib/domain/visits/attachments/add";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { writeReview } from "@/lib/domain/reviews/write";
import { contestVisit } from "@/lib/domain/visits/contests/contest-visit";
import { inviteGuest } from "@/lib/domain/visits/guests/invite";
import { provideQueues } from "@/lib/jobs/consumers";
import { closeQueue, openQueue } from "@/lib/jobs/queue";
import { digest, randomSecret } from "@/lib/platform/crypto/hash";
import { writePrescription } from "@/lib/domain/prescriptions/write";

/* The people and things that the requests of tests are about. */

export interface Person {
  id: string;
  actor: Actor & { kind: "user" };
}

/** A patient, with the account that books for them. */
export interface Patient extends Person {
  /** The accounts that care for the patient now. */
  carerIds: string[];
}

/** A patient with an account of their own. */
export const ownPatient = (person: Person): Patient => ({ ...person, carerIds: [person.id] });

/** The caller of a request, and the owners of the things it is about. */
export interface Stage {
  /** Undefined if nobody is signed in, or if the caller is a program. */
  caller?: Person;
  /** The person whose account, session or request it is. */
  owner: Person;
  /** The patient and the doctor of the consultation. */
  patient: Patient;
  doctor: Person;
}

/** A child with two carers and one who cared for the child before. The first of them books. */
export async function makeFamily() {
  const carers = { carer: await makePatient(), "second carer": await makePatient(), "former carer": await makePatient() };
  const [first, second, former] = Object.values(carers);
  const child = await makeDependent(first!.id, [second!.id]);
  await database().insert(patientCarers).values({ id: v7(), accountId: former!.id, patientId: child.id, relation: "child", since: new Date(0), until: new Date(1) });
  return { carers, child: { id: child.id, actor: first!.actor, carerIds: [first!.id, second!.id] } satisfies Patient };
}

/** A patient's record as the policy looks at it. */
export async function recordOf({ patient: { id, carerIds } }: Stage) {
  const [row] = await database().select({ accountId: patients.accountId }).from(patients).where(eq(patients.id, id));
  const visits = await database().selectDistinct({ id: consultations.doctorId }).from(consultations).where(eq(consultations.patientId, id));
  return { patientId: id, carerIds, accountId: row?.accountId ?? null, doctorIds: visits.map((visit) => visit.id) };
}

/** One more account that cares for the stage's patient. */
export async function careFor({ patient }: Stage) {
  const { id } = await makePatient();
  await database().insert(patientCarers).values({ id: v7(), accountId: id, patientId: patient.id, relation: "other" });
  return { id };
}

/** An invitation to care for the stage's patient. */
export const invitation = ({ patient }: Stage) => insertInvitation("care", patient.id, patient.carerIds[0]!, `${v7()}@example.test`);

/** The secret of a link to care for a child, sent to the address of `to`. */
export async function careLink(to: Person | undefined): Promise<string> {
  const [account] = to ? await database().select({ email: users.email }).from(users).where(eq(users.id, to.id)) : [];
  const carer = await makePatient();
  const { id } = await makeDependent(carer.id);
  return (await insertInvitation("care", id, carer.id, account?.email ?? `${v7()}@example.test`)).token;
}

/** The request of an adult to take over the record that a carer has kept. */
export async function takeOverLink() {
  const carer = await makePatient();
  const { id } = await makeDependent(carer.id, [], { relation: "parent", dateOfBirth: "1951-08-15" });
  const { token } = await insertInvitation("own_account", id, carer.id, `${v7()}@example.test`);
  return { token, dateOfBirth: "1951-08-15", password: PASSWORD };
}

async function insertInvitation(kind: "care" | "own_account", patientId: string, invitedBy: string, email: string) {
  const id = v7();
  const token = invitationSecret(id);
  const row = { id, kind, patientId, invitedBy, email: encrypt(email, { column: "patient_invitations.email", id }), tokenHash: invitationHash(token), expiresAt: new Date(Date.now() + 86_400_000) };
  await database().insert(patientInvitations).values(row);
  return { id, token };
}

/** The headers of a new session of theirs; none for a guest. */
export const headersOf = async (person: Person | undefined): Promise<Record<string, string>> => (person ? bearer(person, person.actor.strength) : {});

let hours = 24;
/** A free slot that overlaps no other. */
export const freeSlot = (doctorId: string) => makeSlot(doctorId, { startsInHours: hours++ });

/** A consultation of the stage's patient and doctor, booked, in progress or completed. */
export async function visit({ patient, doctor }: Pick<Stage, "patient" | "doctor">, { status = "scheduled" as "scheduled" | "in_progress" | "completed" } = {}) {
  const slot = await freeSlot(doctor.id);
  const { id } = await bookConsultation(context(patient.actor), { slotId: slot.id, patientId: patient.id, complaint: "Bloated after meals", mode: "video" });
  if (status !== "scheduled") await database().update(consultations).set({ status, startedAt: new Date(), ...(status === "completed" && { completedAt: new Date() }) }).where(eq(consultations.id, id));
  return { id, slotId: slot.id, status, patientId: patient.id, carerIds: patient.carerIds, doctorId: doctor.id };
}

/** A consultation of the stage whose time is held until it is paid. */
export async function withPayment(stage: Pick<Stage, "patient" | "doctor">) {
  const { id: visitId, slotId, ...subject } = await visit(stage);
  const holdEndsAt = new Date(Date.now() + 600_000);
  await database().update(consultations).set({ status: "pending_payment", holdEndsAt }).where(eq(consultations.id, visitId));
  await database().update(availabilitySlots).set({ status: "held", heldUntil: holdEndsAt }).where(eq(availabilitySlots.id, slotId));
  const [payment] = await database().update(payments).set({ provider: "simulated" }).where(eq(payments.consultationId, visitId)).returning();
  return { id: payment!.id, visitId, subject: { ...subject, payerId: payment!.accountId! } };
}

/** The same payment, made. */
export async function paidPayment(stage: Pick<Stage, "patient" | "doctor">) {
  const made = await withPayment(stage);
  await database().update(consultations).set({ status: "scheduled", holdEndsAt: null }).where(eq(consultations.id, made.visitId));
  await database().update(payments).set({ status: "paid", paidAt: new Date() }).where(eq(payments.id, made.id));
  return made;
}

/** A consultation of the stage with a file that the patient's side added before it. */
export async function withFile(stage: Pick<Stage, "patient" | "doctor">) {
  const made = await visit(stage);
  const { id: fileId } = await addAttachment(context(stage.patient.actor), { id: made.id, place: "intake", name: "report.pdf", file: asUpload(makePdf()) });
  return { ...made, fileId };
}

/** A consultation whose doctor has invited a guest to whom nobody has agreed yet. */
export async function withGuest(stage: Pick<Stage, "patient" | "doctor">) {
  const made = await visit(stage, { status: "in_progress" });
  const { id: guestId } = await inviteGuest(context(stage.doctor.actor), { id: made.id, name: "Asha Rao", relation: "interpreter" });
  return { ...made, guestId };
}

/** A completed consultation of the stage with a review that waits to be read. */
export async function reviewed(stage: Pick<Stage, "patient" | "doctor">) {
  const made = await visit(stage, { status: "completed" });
  const { id: reviewId } = await writeReview(context(stage.patient.actor), { consultationId: made.id, rating: 4, comment: "Took time for every question." });
  return { ...made, reviewId };
}

/** A consultation that the patient of the stage missed, as was noted. */
export async function missed(stage: Pick<Stage, "patient" | "doctor">) {
  const made = await visit(stage);
  await database().update(consultations).set({ status: "no_show", noShowBy: "patient", closedBy: "system", closedAt: new Date(), closeReason: "patient_absent" }).where(eq(consultations.id, made.id));
  return { ...made, status: "no_show" };
}

/** The same, contested by an account that cares for the patient. */
export async function contested(stage: Pick<Stage, "patient" | "doctor">) {
  const made = await missed(stage);
  const { id: contestId } = await contestVisit(context(stage.patient.actor), { id: made.id, text: "I was in the room on time and waited." });
  return { ...made, contestId };
}

export const triphala = { drug: "Triphala churna", form: "powder", strength: "as supplied", dose: "5 g", route: "oral", frequency: "once at bedtime", durationDays: 30, quantity: "150 g" };

/** A prescription for a consultation of the stage's patient and doctor. The consultation no longer prevents another one at the same time. */
export async function paper(stage: Pick<Stage, "patient" | "doctor">, status: "draft" | "signed") {
  const { id: consultationId } = await visit(stage, { status: "in_progress" });
  const made = await writePrescription(context(stage.doctor.actor), { consultationId, diagnosis: "Functional bloating", medications: [triphala], draft: status === "draft", overrideReason: "A refill" });
  await database().execute(sql`update consultations set status = 'completed', completed_at = now() where id = ${consultationId}`);
  return { id: made.id, status, patientId: stage.patient.id, carerIds: stage.patient.carerIds, doctorId: stage.doctor.id, code: made.verificationCode };
}

/** A session of this person, as the list of devices shows it. */
export async function session({ id: userId }: Person) {
  const id = v7();
  await database().insert(sessions).values({ id, userId, door: "web", strength: "password", expiresAt: new Date(Date.now() + 86_400_000) });
  return { id, userId };
}

/** The secret of a link that was mailed to this person. */
export async function mailedLink({ id: userId }: Person, purpose: Purpose): Promise<string> {
  const id = v7();
  await database().insert(accountTokens).values({ ...newLink(id, purpose, new Date()), userId });
  return linkSecret(id);
}

/** A partner's key, made by an administrator. */
export const partnerKey = async (admin: Person, scopes: readonly ApiScope[]) =>
  createApiKey(context(admin.actor), { name: "A pharmacy", scopes: [...scopes], expiresAt: new Date(Date.now() + 86_400_000).toISOString() });

/** A patient's record that another administrator has opened in an emergency. */
export async function emergency({ id: patientId }: Person) {
  const admin = await makeAdmin();
  return openEmergencyAccess(context(admin.actor), { patientId, reason: EMERGENCY });
}
export const EMERGENCY = "Collapsed; the hospital asks for what was prescribed.";

export const PASSWORD = "monsoon lantern tamarind";
let passwordHash: string | undefined;

/** Gives this person the password above and no second factor; returns their email. */
export async function withPassword({ id }: Person): Promise<string> {
  passwordHash ??= await hashPassword(PASSWORD);
  await database().delete(totpFactors).where(eq(totpFactors.userId, id));
  const [row] = await database().update(users).set({ passwordHash }).where(eq(users.id, id)).returning({ email: users.email });
  return row!.email;
}

/** Gives this person the password above, and a second factor whose set-up was started. */
export async function withSetUp(person: Person) {
  const email = await withPassword(person);
  return { email, code: codeOf((await setUpMfa(context(person.actor), { password: PASSWORD })).secret) };
}

/** Gives this person the password above, and a second factor that is on. */
export async function withFactor(person: Person) {
  const { email, code } = await withSetUp(person);
  const { recoveryCodes } = await enableMfa(context(person.actor), { code, password: PASSWORD });
  return { email, recoveryCode: recoveryCodes[0]! };
}

/** The token that a person gets for the right password if a code is needed too. */
export async function mfaToken(email: string): Promise<unknown> {
  const refused = await signIn(context(guest), { email, password: PASSWORD }).catch((error: unknown) => error);
  return refused instanceof AppError ? refused.extra?.mfaToken : undefined;
}

export const PROOF = "Called back on the number of the account; passport shown on video.";

/** A request of another administrator, or of `by`, to remove this person's second factor. */
export async function mfaReset(person: Person, by?: Person) {
  const { email } = await withFactor(person);
  await withoutReset(person);
  const requester = by ?? (await makeAdmin());
  const { id } = await requestMfaReset(context({ ...requester.actor, strength: "mfa" }), { email, proof: PROOF });
  return { id, userId: person.id, requestedBy: requester.id };
}

/** Deletes the requests for this person, because an open one prevents another. */
export const withoutReset = (person: Person) => database().delete(mfaResets).where(eq(mfaResets.userId, person.id));

/** A notification of this person. */
export async function notification({ id }: Person): Promise<string> {
  const row = { id: v7(), accountId: id, eventId: v7(), kind: "account" as const, notice: "passwordChanged", createdAt: new Date() };
  await database().insert(notifications).values(row);
  return row.id;
}

/** The secret in the address of this person's calendar. */
export async function calendarToken({ id }: Person): Promise<string> {
  const secret = randomSecret();
  await database().delete(calendarFeeds).where(eq(calendarFeeds.accountId, id));
  await database().insert(calendarFeeds).values({ accountId: id, tokenHash: digest(secret), createdAt: new Date() });
  return `${secret}.ics`;
}

/** An event that was given up. */
export async function deadLetter(): Promise<string> {
  const [event] = await database().insert(outbox).values({ topic: "account.passwordChanged", payload: {}, deliveredAt: new Date() }).returning();
  await (queuesMade ??= makeQueues());
  const id = v7();
  await database().execute(sql`
    insert into pgboss.job (id, name, data, source_name, source_id) values (${id}::uuid, 'events.dead', ${JSON.stringify(event)}::text::jsonb, 'events.mail', ${event!.id}::uuid)`);
  return id;
}

let queuesMade: Promise<void> | undefined;
async function makeQueues(): Promise<void> {
  const boss = await openQueue();
  await provideQueues(boss);
  await closeQueue(boss);
}
