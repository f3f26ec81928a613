import { v5 } from "uuid";
import { system } from "@/lib/core/actor";
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
import { render } from "./letter";
import { type Content, type MailName, write } from "./words";

/** A mail of an event, ready to send, with the name of its recipient within the event. */
export interface Outgoing {
  to: string;
  mail: Mail;
}

/** A mail before it is written: who gets it, under which name, and what fills its gaps. */
interface Draft {
  /** Names the mail within its event, such as `patient`. */
  to: string;
  recipient: Recipient | null;
  mail: MailName;
  content?: Content;
}

type Drafts = (context: Context, payload: ClaimedEvent["payload"], now: Date) => Promise<Draft[]>;

/** Older ones are news no more: what an installation left lying before it could send, or a database restored. */
const STALE_MS = 3 * 86_400_000;

/**
 * The mails of an event: the whole table of who hears of what. A topic without a row is for nobody. What a mail says
 * stands in messages/en.json under `mails`; nothing of a person's health is ever in it.
 */
const table: Record<string, Drafts> = {
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

/** The mails of one event, written in their readers' language and time zone. */
export async function mailsOf({ id, topic, payload, createdAt }: ClaimedEvent, now = new Date()): Promise<Outgoing[]> {
  const drafts = table[topic];
  if (!drafts || now.getTime() - createdAt.getTime() > STALE_MS) return [];
  if (mailMode() === "dropped") {
    mailsTotal.inc({ outcome: "dropped" });
    return [];
  }
  const context = { actor: system("outbox.deliver"), requestId: `outbox-${id}` };
  return (await drafts(context, payload, now)).flatMap(({ to, recipient, mail, content }) =>
    recipient ? [{ to, mail: render({ id: v5(to, id), to: recipient.email, letter: write(mail, recipient, content) }) }] : [],
  );
}

const page = (path: string) => `${env().APP_URL}${path}`;

const person = (context: Context, id: unknown) => readRecipient(context, { id: String(id) });

async function about(context: Context, id: unknown, mail: MailName, path: string): Promise<Draft[]> {
  return [{ to: "person", recipient: await person(context, id), mail, content: { url: page(path) } }];
}

async function link(context: Context, id: unknown, mail: MailName, path: string): Promise<Draft[]> {
  const found = await readLink(context, { id: String(id) });
  return found ? [{ to: "person", recipient: found.recipient, mail, content: { url: `${page(path)}?token=${found.token}`, minutes: LINK_MINUTES[found.purpose] } }] : [];
}

/** To the patient that there is one, or that it holds no more; what it says stands behind the sign-in. */
async function prescription(context: Context, { prescriptionId, consultationId }: ClaimedEvent["payload"], mail: MailName): Promise<Draft[]> {
  const visit = await readConsultationNotice(context, { id: String(consultationId) });
  if (!visit) return [];
  const content = { url: page(`/patient/prescriptions/${String(prescriptionId)}`), doctor: visit.doctorName };
  return [{ to: "patient", recipient: await person(context, visit.patientId), mail, content }];
}

/** A consultation that is still to come. */
async function readVisit(context: Context, id: unknown, now: Date) {
  const visit = await readConsultationNotice(context, { id: String(id) });
  if (!visit || new Date(visit.startsAt) <= now) return undefined;
  const content = (path: string): Content => ({ url: page(`${path}/${visit.id}`), doctor: visit.doctorName, startsAt: visit.startsAt, endsAt: visit.endsAt });
  return { ...visit, content };
}
