import { env } from "@/lib/platform/config/env";
import { mailMode } from "@/lib/platform/mail/send";

/** The full URL of a path of this site, for use outside of it: in a calendar or a mail. */
export const wholeAddress = (path: string) => new URL(path, env().APP_URL).href;

/** The bare address that our mails come from: `care@example.in` of `Amrutam <care@example.in>`. */
export const sendersAddress = () => /[^\s<>]+@[^\s<>]+/.exec(env().MAIL_FROM)?.[0] ?? env().MAIL_FROM;

/** True if mails are not sent but shown at /outbox: in development and in the demo. */
export const mailsAreKept = () => mailMode() === "kept";

/** Whether payments are simulated although the data is somebody's own: then every page says that no money moves. */
export const isMoneySimulated = () => env().PAYMENTS === "simulated" && !env().EMBEDDED_DATABASE;
