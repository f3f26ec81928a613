import { notFound } from "next/navigation";
import { AppError, type ProblemCode } from "@/lib/core/errors";
import { env } from "@/lib/platform/config/env";
import { mailMode } from "@/lib/platform/mail/send";

/** The result of a page's reading. If the thing does not exist, or the address is not a valid one, the page is "not found". */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AppError && (error.code === "not_found" || error.code === "invalid_input")) notFound();
    throw error;
  }
}

/** The result of a page's reading, or undefined if it fails with one of these codes. */
export async function orNone<T>(reading: Promise<T>, ...codes: ProblemCode[]): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AppError && codes.includes(error.code)) return undefined;
    throw error;
  }
}

/** The full URL of a path of this site, for use outside of it: in a calendar or a mail. */
export const wholeAddress = (path: string) => new URL(path, env().APP_URL).href;

/** True if mails are not sent but shown at /outbox: in development and in the demo. */
export const mailsAreKept = () => mailMode() === "kept";
