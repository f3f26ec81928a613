import { v5 } from "uuid";
import { system } from "@/lib/core/actor";
import type { Events, Topic } from "@/lib/core/events";
import type { Context } from "@/lib/core/scope";
import { LINK_MINUTES } from "@/lib/domain/accounts/links/link";
import { readLink } from "@/lib/domain/accounts/links/read";
import { readRecipient } from "@/lib/domain/accounts/profile/read-recipient";
import type { Recipient } from "@/lib/domain/accounts/profile/schema";
import { readConsultationNotice } from "@/lib/domain/consultations/read-notice";
import type { ClaimedEvent } from "@/lib/domain/outbox/queries";
import { env } from "@/lib/platform/config/env";
import { mailsTotal } from "@/lib/platform/telemetry/job-metrics";
import { type Mail, mailMode } from "@/lib/platform/mail/send";
import { render } from "./render-letter";
import { type Content, type MailName, write } from "./write-letter";

/** A mail of an event, ready to send. `to` names the recipient within the event, such as `patient`. */
export interface Outgoing {
  to: string;
  mail: Mail;
}

/** A mail before its text is made: the recipient, the name of the mail, and the values for its placeholders. */
interface Draft {
  /** Names the mail within its event, such as `patient`. */
  to: string;
  recipient: Recipient | null;
  mail: MailName;
  content?: Content;
}

type Drafts<T extends Topic> = (context: Context, payload: Events[T], now: Date) => Promise<Draft[]>;

/** Events older than this send no mails: they were waiting before a mail server was set, or come from a restored database. */
const STALE_MS = 3 * 86_400_000;

/**
 * Which mails each event sends, and to whom. A topic without a row here sends none. The texts are in messages/en.json
 * under `mails`. No mail ever contains anything about a person's health.
 */
const table: { [T in Topic]: Drafts<T> } = {
  "consultation.booked": async (context, { consultationId }, now) => {
    const visit = await readVisit(context, consultationId, now);
    if (visit?.status !== "scheduled") return [];
    return [
      { to: "patient", recipient: await person(context, visit.patientId), mail: "bookedPatient", content: visit.content("/patient/consultations") },
      { to: "doctor", recipient: await person(context, visit.doctorId), mail: "bookedDoctor", content: visit.content("/doctor/consultations") },
    ];
  },
  "consultation.cancelled": async (context, { consultationId, by }, now) => {
    const visit = await readVisit(context, consultationId, now);
    if (!visit) return [];
    const drafts: Draft[] = [];
    if (by !== "patient") drafts.push({ to: "patient", recipient: await person(context, visit.patientId), mail: "cancelledPatient", content: visit.content("/patient/consultations") });
    if (by !== "doctor") drafts.push({ to: "doctor", recipient: await person(context, visit.doctorId), mail: "cancelledDoctor", content: visit.content("/doctor/consultations") });
    return drafts;
  },
  "prescription.signed": (context, payload) => prescription(context, payload, "prescriptionSigned"),
  "prescription.revoked": (context, payload) => prescription(context, payload, "prescriptionRevoked"),
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
  "record.emergencyAccessOpened": (context, { patientId }) => about(context, patientId, "emergencyAccess", "/patient/record-access"),
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
  return (await drafts(context, payload as never, now)).flatMap(({ to, recipient, mail, content }) =>
    recipient ? [{ to, mail: render({ id: v5(to, id), to: recipient.email, letter: write(mail, recipient, content) }) }] : [],
  );
}

const page = (path: string) => `${env().APP_URL}${path}`;

const person = (context: Context, id: string) => readRecipient(context, { id });

async function about(context: Context, id: string, mail: MailName, path: string): Promise<Draft[]> {
  return [{ to: "person", recipient: await person(context, id), mail, content: { url: page(path) } }];
}

async function link(context: Context, id: string, mail: MailName, path: string): Promise<Draft[]> {
  const found = await readLink(context, { id });
  return found ? [{ to: "person", recipient: found.recipient, mail, content: { url: `${page(path)}?token=${found.token}`, minutes: LINK_MINUTES[found.purpose] } }] : [];
}

/** Tells the patient that there is a prescription, or that it is no longer valid. Reading its content requires signing in. */
async function prescription(context: Context, { prescriptionId, consultationId }: Events["prescription.signed"], mail: MailName): Promise<Draft[]> {
  const visit = await readConsultationNotice(context, { id: consultationId });
  if (!visit) return [];
  const content = { url: page(`/patient/prescriptions/${prescriptionId}`), doctor: visit.doctorName };
  return [{ to: "patient", recipient: await person(context, visit.patientId), mail, content }];
}

/** A consultation that is still to come. */
async function readVisit(context: Context, id: string, now: Date) {
  const visit = await readConsultationNotice(context, { id });
  if (!visit || new Date(visit.startsAt) <= now) return undefined;
  const content = (path: string): Content => ({ url: page(`${path}/${visit.id}`), doctor: visit.doctorName, startsAt: visit.startsAt, endsAt: visit.endsAt });
  return { ...visit, content };
}
