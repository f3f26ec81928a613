import { createTransport, type Transporter } from "nodemailer";
import { env, isLoopback } from "@/lib/platform/config/env";
import { once } from "@/lib/platform/once";

/** A finished mail. */
export interface Mail {
  /** A UUID derived from the event and the recipient, so that a mail that is sent again has the same id. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** An entry for the recipient's calendar, which updates or removes the one that a former mail made. */
  calendar?: CalendarEntry;
}

/** An iCalendar file. Its method must also be in the mail's headers: some programs go by those. */
export interface CalendarEntry {
  method: "REQUEST" | "CANCEL";
  content: string;
}

/** A mail that was not accepted. The message is only a code, because the replies of servers quote addresses. */
export class MailError extends Error {
  override readonly name = "MailError";
  constructor(
    code: string,
    /** True if trying again is useless, such as for a mailbox that does not exist. */
    readonly isFinal: boolean,
    /** True if the server may have taken it: the connection ended after the mail was begun, and before its answer. */
    readonly isUnanswered = false,
  ) {
    super(code);
  }
}

/** Whether mails are sent, kept so that they can be looked at, or dropped because production has no mail server set. */
export function mailMode(): "smtp" | "kept" | "dropped" {
  const { SMTP_URL, EMBEDDED_DATABASE, NODE_ENV } = env();
  if (SMTP_URL) return "smtp";
  return EMBEDDED_DATABASE || NODE_ENV !== "production" ? "kept" : "dropped";
}

/**
 * Gives a mail to the SMTP server; resolves once the server has accepted it. Throws `MailError`.
 *
 * Certificates are checked. Unless the server is on this machine or SMTP_TLS is `optional`, no mail or password is sent
 * to a server that does not speak TLS.
 */
export async function sendMail({ id, to, subject, text, html, calendar }: Mail): Promise<void> {
  // It would go out as it is even to a server that cannot take it, and be lost behind that.
  if (/[^\x21-\x7e]/.test(to.slice(0, to.lastIndexOf("@")))) throw new MailError("EADDRESS", true);
  const from = env().MAIL_FROM;
  const domain = /@([^\s@>]+)>?\s*$/.exec(from)?.[1] ?? "localhost";
  await transport()
    .sendMail({
      from,
      // Given as an object, this is one address, whatever characters it contains.
      to: { name: "", address: to },
      subject,
      text,
      html,
      // One copy: with `icalEvent` there would be two, and some programs then show two entries.
      ...(calendar && { alternatives: [{ contentType: `text/calendar; charset=utf-8; method=${calendar.method}`, content: calendar.content }] }),
      messageId: `<${id}@${domain}>`,
      headers: { "Auto-Submitted": "auto-generated" },
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    .catch((error: Failure) => {
      const status = typeof error.responseCode === "number" ? error.responseCode : undefined;
      const code = typeof error.code === "string" && /^[A-Z_]{1,32}$/.test(error.code) ? error.code : "EMAIL";
      // Only a fault of the mail itself is final. A refused sign-in or missing TLS is for the operator to fix, so then the mail is tried again.
      const isAboutMail = code === "EENVELOPE" || code === "EMESSAGE";
      throw new MailError(status ? `${code} ${status}` : code, isAboutMail && status !== undefined && status >= 500, status === undefined && !isBefore(error, code));
    });
}

interface Failure {
  code?: unknown;
  responseCode?: unknown;
  syscall?: unknown;
  message?: unknown;
}

/** Whether it failed before the mail could be on its way: nobody was reached, or nobody was let in. A line that is cut later looks the same to nodemailer as one that was never there. */
function isBefore({ syscall, message }: Failure, code: string): boolean {
  return syscall === "connect" || syscall === "getaddrinfo" || ["EDNS", "EAUTH", "ETLS", "EENVELOPE", "ECONNREFUSED"].includes(code) || message === "Connection timeout" || message === "Greeting never received";
}

/** Closes the connections to the server. */
export function closeMail(): void {
  holder().transport?.close();
  holder().transport = undefined;
}

const holder = () => once("mail.transport", () => ({}) as { transport?: Transporter });

function transport(): Transporter {
  return (holder().transport ??= makeTransport(env().SMTP_URL!, env().SMTP_TLS));
}

function makeTransport(address: string, tls: "required" | "optional"): Transporter {
  const { protocol, hostname, port, username, password } = new URL(address);
  const secure = protocol === "smtps:";
  const host = hostname.replace(/^\[|\]$/g, "");
  return createTransport({
    host,
    port: Number(port || (secure ? 465 : 587)),
    secure,
    requireTLS: !secure && tls === "required" && !isLoopback(host),
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    pool: true,
    maxConnections: 3,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    logger: false,
  });
}
