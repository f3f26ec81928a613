import { createTranslator } from "next-intl";
import { formatInstant, zoneLabel } from "@/lib/clock/format-instant";
import type { Recipient } from "@/lib/domain/accounts/profile/schema";
import { languageOf } from "@/messages/languages";
import type { Notice } from "./notices";

/**
 * A text message: that there is something, and when. It lies open on a locked screen, so it names neither the patient nor anything about
 * health.
 */
export function writeText(notice: Notice["notice"], reader: Recipient, { startsAt }: { startsAt?: string; doctor?: string }): string {
  const { locale, messages } = languageOf(reader.language);
  const translate = createTranslator({ locale, messages, namespace: "notifications" });
  const when = startsAt ? `${formatInstant(startsAt, { timeZone: reader.timeZone, locale })} ${zoneLabel(startsAt, reader.timeZone, locale)}`.replace(/\s/gu, " ") : "";
  const key = notice in messages.notifications.texts ? (notice as keyof typeof messages.notifications.texts) : "other";
  return `${messages.site.name}: ${translate(`texts.${key}`, { when })}`;
}
