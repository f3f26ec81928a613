import type { Scope } from "@/lib/core/scope";
import { keepMail } from "@/lib/domain/mails/queries";
import { beginDelivery, type ClaimedEvent, endDelivery } from "@/lib/domain/outbox/queries";
import { logger } from "@/lib/platform/log/logger";
import { type Mail, MailError, mailMode, sendMail } from "@/lib/platform/mail/send";
import { mailsTotal } from "@/lib/platform/telemetry/job-metrics";
import { channelsOf } from "./channels";
import { mailsOf as mailsOfEvent, type Outgoing } from "./mails";

/** Dependencies. Production passes `db`; only tests replace the others. */
export interface Delivery extends Pick<Scope, "db"> {
  mailsOf?: (event: ClaimedEvent) => Promise<Outgoing[]>;
  send?: (mail: Mail) => Promise<void>;
}

/**
 * Sends the mails of an event: each once, to those who want mails about such things. One that fails does not keep the others back; they are
 * not sent again when the event is tried again.
 */
export async function deliverMails(event: ClaimedEvent, { db, mailsOf = mailsOfEvent, send = (mail) => dispatch(db, mail) }: Delivery): Promise<void> {
  let failure: unknown;
  for (const { to, account, mail } of await mailsOf(event)) {
    if (event.sent.includes(to) || !(await channelsOf(event, account)).email) continue;
    const part = { eventId: event.id, channel: "email", recipient: to } as const;
    const { mayBegin, isSent } = await beginDelivery(db, part);
    if (!mayBegin) {
      if (!isSent) giveUp(event);
      continue;
    }
    try {
      await send(mail);
      await endDelivery(db, part, "sent");
    } catch (error) {
      await endDelivery(db, part, error instanceof MailError && error.isUnanswered ? "unknown" : "refused");
      failure = worse(failure, error);
    }
  }
  if (failure !== undefined) throw failure;
}

/** Of two failures, the one that is worth another try. */
const worse = (first: unknown, second: unknown) => (first === undefined || (first instanceof MailError && first.isFinal) ? second : first);

function giveUp({ id: eventId, topic }: ClaimedEvent): void {
  mailsTotal.inc({ outcome: "unanswered" });
  logger.warn({ eventId, topic }, "A mail was given to the server twice, without an answer whether it was taken. It is not sent a third time.");
}

/** Sends, keeps or drops a mail, as the configuration says. */
async function dispatch(db: Scope["db"], mail: Mail): Promise<void> {
  const mode = mailMode();
  try {
    if (mode === "smtp") await sendMail(mail);
    else if (mode === "kept") await keepMail(db, mail);
    mailsTotal.inc({ outcome: mode });
  } catch (error) {
    mailsTotal.inc({ outcome: "failed" });
    throw error;
  }
}
