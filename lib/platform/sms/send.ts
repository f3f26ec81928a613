import { logger } from "@/lib/platform/log/logger";

/** A text message, ready to send. */
export interface TextMessage {
  /** A UUID derived from the event and the recipient, so that a message that is sent again has the same id. */
  id: string;
  /** E.164. */
  to: string;
  text: string;
}

/** Takes a text message; resolves once it is accepted. */
export type SmsPort = (message: TextMessage) => Promise<void>;

/**
 * The adapter until a provider is chosen: it notes that a message would have been sent. Neither the number nor the text is in the log.
 */
export const loggedSms: SmsPort = async ({ id, to, text }) => {
  logger.info({ smsId: id, country: /^\+91/.test(to) ? "IN" : "other", length: text.length }, "A text message was not sent: no provider is set. It would have been.");
};

/** Sends a text message. */
export const sendSms: SmsPort = (message) => loggedSms(message);
