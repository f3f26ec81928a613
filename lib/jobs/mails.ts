import { v5 } from "uuid";
import { system } from "@/lib/core/actor";
import type { Events, Topic } from "@/lib/core/events";
import type { Context } from "@/lib/core/scope";
import { LINK_MINUTES } from "@/lib/domain/accounts/links/link";
import { readLink } from "@/lib/domain/accounts/links/read";
import type { Recipient } from "@/lib/domain/accounts/profile/schema";
import { INVITATION_DAYS } from "@/lib/domain/patients/invitations/invitation";
import { readInvitationForMail } from "@/lib/domain/patients/invitations/read-for-mail";
import { readPatientNotice } from "@/lib/domain/patients/read-notice";
import { visitLinkToken } from "@/lib/domain/consultations/reschedule/link";
import { readMoveNotice } from "@/lib/domain/consultations/reschedule/read-notice";
import { readOfferNotice } from "@/lib/domain/waiting-list/read-notice";
import { WAITING_OFFER_MINUTES } from "@/lib/domain/waiting-list/wait";
import { CONTEST_DAYS } from "@/lib/domain/visits/contests/contest";
import type { ClaimedEvent } from "@/lib/domain/outbox/queries";
import { env } from "@/lib/platform/config/env";
import { mailsTotal } from "@/lib/platform/telemetry/job-metrics";
import { type CalendarEntry, type Mail, mailMode } from "@/lib/platform/mail/send";
import { calendarEntry } from "./calendar-entry";
import { readConsultationNotice, readRecipient } from "./readers";
import { isStillDue } from "./reminder";
import { render } from "./render-letter";
import { type Content, type MailName, write } from "./write-letter";

/** A mail of an event, ready to send. `to` names the recipient within the event, such as `patient`. */
export interface Outgoing {
  to: string;
  /** The account that gets it; undefined for somebody who may have none. */
  account: string | undefined;
  mail: Mail;
}

/** A mail before its text is made: the recipient, the name of the mail, and the values for its placeholders. */
interface Draft {
  /** Names the mail within its event, such as `patient`. */
  to: string;
  recipient: Recipient | null;
  mail: MailName;
  content?: Content;
  /** Set if the recipient may have no account. */
  isStranger?: true;
  /** Makes the entry for the recipient's calendar. */
  entry?: (recipient: Recipient) => CalendarEntry;
}

type Drafts<T extends Topic> = (context: Context, payload: Events[T], now: Date) => Promise<Draft[]>;

/** Events older than this send no mails: they were waiting before a mail server was set, or come from a restored database. */
const STALE_MS = 3 * 86_400_000;

/**
 * Which mails each event sends, and to whom. A topic without a row here sends none. The texts are in messages/en.json
 * under `mails.letters`. No mail ever contains anything about a person's health.
 */
const table: { [T in Topic]: Drafts<T> } = {
  "consultation.booked": async (context, { consultationId }, now) => {
    const visit = await readVisit(context, consultationId, now);
    if (visit?.status !== "scheduled") return [];
    return bothSides(context, visit, { patient: "bookedPatient", doctor: "bookedDoctor" }, "REQUEST");
  },
  "consultation.cancelled": async (context, { consultationId, unpaid }, now) => {
    const visit = await readVisit(context, consultationId, now);
    if (visit?.status !== "cancelled") return [];
    // What was never paid for is in no calendar, and its doctor never heard of it.
    if (unpaid) return carers(context, visit.recipientIds, "cancelledUnpaid", visit, visit.content("/patient/consultations"));
    // To the side that cancelled too: the mail takes the entry out of its calendar.
    return bothSides(context, visit, { patient: "cancelledPatient", doctor: "cancelledDoctor" }, "CANCEL");
  },
  "consultation.reminderDue": async (context, payload, now) => {
    const visit = await readVisit(context, payload.consultationId, now);
    return visit && isStillDue(visit, payload, now) ? bothSides(context, visit, { patient: "reminderPatient", doctor: "reminderDoctor" }) : [];
  },
  "consultation.clockChanged": async (context, { consultationId, accountId }, now) => {
    const visit = await readVisit(context, consultationId, now);
    if (visit?.status !== "scheduled") return [];
    const [path, isDoctor] = accountId === visit.doctorId ? ["/doctor/consultations", true] : ["/patient/consultations", false];
    return [{ to: isDoctor ? "doctor" : `carer ${accountId}`, recipient: await person(context, accountId), mail: "clockChanged", content: visit.content(path) }];
  },
  "consultation.rescheduled": async (context, { consultationId, moveId }, now) => {
    const visit = await readVisit(context, consultationId, now);
    if (visit?.status !== "scheduled") return [];
    const move = await readMoveNotice(context, { id: moveId });
    const drafts = await bothSides(context, visit, { patient: "movedPatient", doctor: "movedDoctor" }, "REQUEST");
    if (move && move.fromDoctorId !== move.toDoctorId) {
      drafts.push({ to: "former doctor", recipient: await person(context, move.fromDoctorId), mail: "movedAwayDoctor", content: { url: page("/doctor") }, entry: (reader) => calendarEntry("CANCEL", visit, reader) });
    }
    return drafts;
  },
  "consultation.moveOffered": async (context, { consultationId }, now) => {
    const visit = await readVisit(context, consultationId, now);
    return visit?.status === "scheduled" ? carers(context, visit.recipientIds, "moveOfferedPatient", visit, visit.content("/patient/consultations")) : [];
  },
  "consultation.moveDeclined": async (context, { consultationId }, now) => {
    const visit = await readVisit(context, consultationId, now);
    return visit ? [{ to: "doctor", recipient: await person(context, visit.doctorId), mail: "moveDeclinedDoctor", content: visit.content("/doctor/consultations") }] : [];
  },
  "waitingList.offered": async (context, { offerId }) => {
    const offer = await readOfferNotice(context, { id: offerId });
    if (!offer) return [];
    const { accountId, doctorId, doctorName: doctor, slotId, startsAt, endsAt, keptUntil: until, patientId } = offer;
    const content = { url: page(`/doctors/${doctorId}?slot=${slotId}&for=${patientId}`), otherUrl: page("/patient"), minutes: WAITING_OFFER_MINUTES, doctor, startsAt, endsAt, until };
    return carers(context, [accountId], "waitingListOffered", offer, content);
  },
  "consultation.missed": (context, { consultationId }) => outcome(context, consultationId, "missed"),
  "payment.cameTooLate": (context, payload) => payment(context, payload, "paidTooLate"),
  "payment.visitNotPossible": (context, payload) => payment(context, payload, "visitNotPossible"),
  "payment.refunded": (context, payload) => payment(context, payload, "refunded"),
  "visit.contestDecided": (context, { consultationId }) => outcome(context, consultationId, "decided"),
  // Told in the app only: it is about what they wrote, and nothing has to be done.
  "review.rejected": async () => [],
  "prescription.signed": (context, payload) => prescription(context, payload, "prescriptionSigned"),
  "prescription.revoked": (context, payload) => prescription(context, payload, "prescriptionRevoked"),
  // Told in the app only: the patient was at the pharmacy, or sent somebody.
  "prescription.dispensed": async () => [],
  "account.registered": (context, { linkId }) => link(context, linkId, "verifyEmail", "/verify-email"),
  "account.verificationRequested": (context, { linkId }) => link(context, linkId, "verifyEmail", "/verify-email"),
  "account.passwordResetRequested": (context, { linkId }) => link(context, linkId, "resetPassword", "/reset-password"),
  "account.passwordChanged": (context, { userId }) => about(context, userId, "passwordChanged", "/forgot-password"),
  "account.mfaEnabled": (context, { userId }) => about(context, userId, "mfaEnabled", "/account"),
  "account.mfaDisabled": (context, { userId }) => about(context, userId, "mfaDisabled", "/forgot-password"),
  "account.recoveryCodesRenewed": (context, { userId }) => about(context, userId, "recoveryCodesRenewed", "/forgot-password"),
  "account.mfaResetRequested": (context, { userId }) => about(context, userId, "mfaResetRequested", "/sign-in"),
  "account.mfaReset": (context, { userId }) => about(context, userId, "mfaReset", "/sign-in"),
  "account.adminCreated": (context, { userId }) => about(context, userId, "adminCreated", "/sign-in"),
  "doctor.verified": (context, { doctorId }) => about(context, doctorId, "doctorVerified", "/doctor/slots"),
  "doctor.rejected": (context, { doctorId }) => about(context, doctorId, "doctorRejected", "/doctor/practice"),
  "record.emergencyAccessOpened": async (context, { patientId }) => {
    const { firstName, carerIds } = await readPatientNotice(context, { id: patientId });
    return carers(context, carerIds, "emergencyAccess", { patientId, patientName: firstName }, { url: page(`/patient/record-access?for=${patientId}`) });
  },
  "patient.invited": async (context, { invitationId }) => {
    const found = await readInvitationForMail(context, { id: invitationId });
    if (!found) return [];
    const { email, token, timeZone, language, kind, patientName, invitedBy } = found;
    const recipient: Recipient = { id: invitationId, email, role: "patient", firstName: "", timeZone, language };
    const content = { url: `${page("/invitation")}?token=${token}`, days: INVITATION_DAYS, patient: patientName, person: invitedBy };
    return [{ to: "person", recipient, mail: kind === "care" ? "invitedToCare" : "invitedToOwnAccount", content, isStranger: true }];
  },
  "patient.careBegan": async (context, { patientId, accountId }) => {
    const [{ firstName, carerIds }, joined] = [await readPatientNotice(context, { id: patientId }), await person(context, accountId)];
    const content = { url: page(`/patient/people/${patientId}`), person: joined?.firstName ?? "" };
    return carers(context, carerIds.filter((id) => id !== accountId), "careBegan", { patientId, patientName: firstName }, content);
  },
  "patient.careEnded": async (context, { patientId, accountId }) => {
    const { firstName } = await readPatientNotice(context, { id: patientId });
    return carers(context, [accountId], "careEnded", { patientId, patientName: firstName }, { url: page("/patient/people") });
  },
};

/** The mails of one event, written in each reader's language and time zone. */
export async function mailsOf({ id, topic, payload, createdAt }: ClaimedEvent, now = new Date()): Promise<Outgoing[]> {
  // Rows that an older version of the product left may have a topic that nobody consumes any more.
  const drafts = topic in table ? (table[topic as Topic] as Drafts<never>) : undefined;
  if (!drafts || now.getTime() - createdAt.getTime() > STALE_MS) return [];
  if (mailMode() === "dropped") {
    mailsTotal.inc({ outcome: "dropped" });
    return [];
  }
  const context = { actor: system("outbox.deliver"), requestId: `outbox-${id}` };
  return (await drafts(context, payload as never, now)).flatMap(({ to, recipient, mail, content, isStranger, entry }) => {
    if (!recipient) return [];
    const rendered = render({ id: v5(to, id), to: recipient.email, letter: write(mail, recipient, content) });
    return [{ to, account: isStranger ? undefined : recipient.id, mail: entry ? { ...rendered, calendar: entry(recipient) } : rendered }];
  });
}

const page = (path: string) => `${env().APP_URL}${path}`;

const person = (context: Context, id: string) => readRecipient(context, id);

/** The same mail to the accounts that act for a patient. Each names the patient, except to the patient's own account. */
async function carers(context: Context, ids: readonly string[], mail: MailName, { patientId, patientName }: { patientId: string; patientName: string }, content: Content): Promise<Draft[]> {
  const drafts = ids.map(async (id): Promise<Draft> => ({
    to: id === patientId ? "patient" : `carer ${id}`,
    recipient: await person(context, id),
    mail,
    content: { ...content, patient: patientName, isOwn: id === patientId },
  }));
  return Promise.all(drafts);
}

/** The same mails, each with its reader's own link to cancel or move the visit without signing in. */
const withLinks = (drafts: Draft[], { id, startsAt }: { id: string; startsAt: string }): Draft[] =>
  drafts.map((draft) => {
    const token = draft.recipient && visitLinkToken({ consultationId: id, accountId: draft.recipient.id, startsAt: new Date(startsAt) });
    return token ? { ...draft, content: { ...draft.content!, otherUrl: `${page("/change-visit")}?token=${token}` } } : draft;
  });

async function about(context: Context, id: string, mail: MailName, path: string): Promise<Draft[]> {
  return [{ to: "person", recipient: await person(context, id), mail, content: { url: page(path) } }];
}

async function link(context: Context, id: string, mail: MailName, path: string): Promise<Draft[]> {
  const found = await readLink(context, { id });
  return found ? [{ to: "person", recipient: found.recipient, mail, content: { url: `${page(path)}?token=${found.token}`, minutes: LINK_MINUTES[found.purpose] } }] : [];
}

/** Tells the patient that there is a prescription, or that it is no longer valid. Reading its content requires signing in. */
async function prescription(context: Context, { prescriptionId, consultationId }: Events["prescription.signed"], mail: MailName): Promise<Draft[]> {
  const visit = await readConsultationNotice(context, consultationId);
  if (!visit) return [];
  return carers(context, visit.recipientIds, mail, visit, { url: page(`/patient/prescriptions/${prescriptionId}`), doctor: visit.doctorName });
}

/** Tells the patient's side what became of its money. No amount: that is read after signing in. */
async function payment(context: Context, { consultationId }: Events["payment.refunded"], mail: MailName): Promise<Draft[]> {
  const visit = await readConsultationNotice(context, consultationId);
  if (!visit) return [];
  const { doctorName: doctor, startsAt, endsAt } = visit;
  return carers(context, visit.recipientIds, mail, visit, { url: page("/patient/payments"), doctor, startsAt, endsAt });
}

type Visit = NonNullable<Awaited<ReturnType<typeof readVisit>>>;

/** A mail to all who act for the patient of a visit, and another to its doctor; with the entry for their calendars if `method` is given. */
async function bothSides(context: Context, visit: Visit, { patient, doctor }: { patient?: MailName; doctor?: MailName }, method?: CalendarEntry["method"]): Promise<Draft[]> {
  const toPatient = patient ? withLinks(await carers(context, visit.recipientIds, patient, visit, visit.content("/patient/consultations")), visit) : [];
  const toDoctor: Draft[] = doctor ? [{ to: "doctor", recipient: await person(context, visit.doctorId), mail: doctor, content: visit.content("/doctor/consultations") }] : [];
  return [...toPatient, ...toDoctor].map((draft) => ({ ...draft, ...(method && { entry: (recipient: Recipient) => calendarEntry(method, visit, recipient) }) }));
}

/** Tells both sides what a visit was closed as. */
async function outcome(context: Context, id: string, what: "missed" | "decided"): Promise<Draft[]> {
  const visit = await readConsultationNotice(context, id);
  // What was closed wrongly may have been corrected before the mail was written.
  if (!visit || (what === "missed" && visit.status !== "no_show")) return [];
  const { doctorName: doctor, startsAt, endsAt, noShowBy } = visit;
  const content = (portal: string): Content => ({ url: page(`/${portal}/consultations/${id}`), doctor, startsAt, endsAt, noShowBy: noShowBy ?? undefined, days: CONTEST_DAYS });
  return [
    ...(await carers(context, visit.recipientIds, `${what}Patient`, visit, content("patient"))),
    { to: "doctor", recipient: await person(context, visit.doctorId), mail: `${what}Doctor`, content: content("doctor") },
  ];
}

/** A consultation that is still to come. */
async function readVisit(context: Context, id: string, now: Date) {
  const visit = await readConsultationNotice(context, id);
  if (!visit || new Date(visit.startsAt) <= now) return undefined;
  const content = (path: string): Content => ({ url: page(`${path}/${visit.id}`), doctor: visit.doctorName, startsAt: visit.startsAt, endsAt: visit.endsAt });
  return { ...visit, content };
}
