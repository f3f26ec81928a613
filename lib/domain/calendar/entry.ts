import { createTranslator } from "use-intl/core";
import { isolated } from "@/lib/domain/accounts/name";
import type { Status } from "@/lib/domain/consultations/schema";
import { env } from "@/lib/platform/config/env";
import { languageOf } from "@/messages/languages";

/** What a calendar is told of a visit. */
interface Visit {
  id: string;
  version: number;
  status: Status;
  startsAt: Date;
  endsAt: Date;
  doctorName: string;
}

interface Reader {
  role: "patient" | "doctor" | "admin";
  language: string;
}

/**
 * A visit as an entry of its reader's calendar. All entries of a visit have one name and a number that grows with each change, so a calendar
 * that holds an older one replaces or removes it. It names the doctor to the patient's side, and nobody to the doctor: calendars are shared.
 */
export function entryOf({ doctorName, ...visit }: Visit, { role, language }: Reader) {
  const { locale, messages } = languageOf(language);
  const say = createTranslator({ locale, messages, namespace: "consultation" });
  const url = `${env().APP_URL}/${role === "doctor" ? "doctor" : "patient"}/consultations/${visit.id}`;
  const title = role === "doctor" ? say("calendarTitleForDoctor") : say("calendarTitle", { name: isolated(doctorName) });
  return { ...visit, title, description: say("calendarText", { url }), url, organizer: sender() };
}

/** The name of the calendar itself. */
export const calendarName = ({ language }: Pick<Reader, "language">) => languageOf(language).messages.site.name;

/** The bare address that our mails come from. */
const sender = () => /[^\s<>]+@[^\s<>]+/.exec(env().MAIL_FROM)?.[0] ?? env().MAIL_FROM;
