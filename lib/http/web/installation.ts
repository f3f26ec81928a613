import { env } from "@/lib/platform/config/env";
import { mailMode } from "@/lib/platform/mail/send";

/** The whole address of a path of this site, for what leaves it: a calendar, a mail. */
export const wholeAddress = (path: string) => new URL(path, env().APP_URL).href;

/** True where mails are not sent but shown at /outbox: in development and in the demo. */
export const mailsAreKept = () => mailMode() === "kept";
