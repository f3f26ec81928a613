import { createTranslator } from "next-intl";
import { isolated } from "@/lib/domain/accounts/name";
import type { Recipient } from "@/lib/domain/accounts/profile/schema";
import { calendarFile } from "@/lib/domain/consultations/ics";
import type { Status } from "@/lib/domain/consultations/schema";
import { env } from "@/lib/platform/config/env";
import type { CalendarEntry } from "@/lib/platform/mail/send";
import { languageOf } from "@/messages/languages";

interface Visit {
  id: string;
  version: number;
  status: Status;
  startsAt: string;
  endsAt: string;
  doctorName: string;
}

/**
 * A visit as an entry for its reader's calendar. All entries of a visit have one name and a number that grows with each change, so a calendar
 * that holds an older one replaces or removes it. It names the doctor to the patient's side, and nobody to the doctor: calendars are shared.
 */
export function calendarEntry(method: CalendarEntry["method"], { id, version, status, startsAt, endsAt, doctorName }: Visit, reader: Recipient, url: string): CalendarEntry {
  const { locale, messages } = languageOf(reader.language);
  const say = createTranslator({ locale, messages, namespace: "consultation" });
  const title = reader.role === "doctor" ? say("calendarTitleForDoctor") : say("calendarTitle", { name: isolated(doctorName) });
  const entry = { id, version, status, startsAt: new Date(startsAt), endsAt: new Date(endsAt), title, description: say("calendarText", { url }), url, organizer: sender() };
  return { method, content: calendarFile(entry, new Date(), { method, attendee: reader.email }) };
}

const sender = () => /[^\s<>]+@[^\s<>]+/.exec(env().MAIL_FROM)?.[0] ?? env().MAIL_FROM;
