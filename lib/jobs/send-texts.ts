import { v5 } from "uuid";
import { system } from "@/lib/core/actor";
import type { Context, Scope } from "@/lib/core/scope";
import { beginDelivery, type ClaimedEvent, endDelivery } from "@/lib/domain/outbox/queries";
import { sendSms, type SmsPort } from "@/lib/platform/sms/send";
import { channelsOf } from "./channels";
import { readConsultationNotice, readRecipient } from "./readers";
import type { Notice } from "./notices";
import { writeText } from "./write-text";
import { noticesOf } from "./write-notices";

/** Sends the text messages of an event: each once, to those who want them. */
export async function sendTexts(event: ClaimedEvent, { db, send = sendSms }: Pick<Scope, "db"> & { send?: SmsPort }): Promise<void> {
  const context: Context = { actor: system("notification.channels"), requestId: `outbox-${event.id}` };
  const { told } = await noticesOf(event, context);
  for (const notice of told) {
    const { sms, phone } = await channelsOf(event, notice.accountId);
    const text = sms && phone ? await textOf(context, notice) : undefined;
    if (!phone || !text) continue;
    const part = { eventId: event.id, channel: "sms", recipient: notice.accountId } as const;
    if (!(await beginDelivery(db, part)).mayBegin) continue;
    await send({ id: v5(`sms ${notice.accountId}`, event.id), to: phone, text });
    await endDelivery(db, part, "sent");
  }
}

/** What the message says, in the reader's language and zone. Undefined for an account that is suspended. */
async function textOf(context: Context, { accountId, notice, consultationId }: Notice): Promise<string | undefined> {
  const [reader, visit] = await Promise.all([readRecipient(context, accountId), consultationId ? readConsultationNotice(context, consultationId) : null]);
  return reader ? writeText(notice, reader, visit ? { startsAt: visit.startsAt, doctor: visit.doctorName } : {}) : undefined;
}
