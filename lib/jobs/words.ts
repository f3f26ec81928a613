import { createTranslator } from "next-intl";
import type { Recipient } from "@/lib/domain/accounts/profile/schema";
import { env } from "@/lib/platform/config/env";
import { languageOf, type Messages } from "@/messages/languages";
import type { Letter } from "./letter";

type Words = Messages["mails"];
export type MailName = keyof Words["letters"];

/** What fills the gaps of a mail. */
export interface Content {
  /** Where its button leads. */
  url: string;
  /** How long its link is good for. */
  minutes?: number;
  doctor?: string;
  startsAt?: string;
  endsAt?: string;
}

/** A mail in its reader's language; times in their zone. */
export function write(name: MailName, reader: Recipient, content: Content = { url: env().APP_URL }): Letter {
  const { locale, messages } = languageOf(reader.language);
  const translate = createTranslator({ locale, messages, namespace: "mails" });
  const say = (key: string, values: Record<string, string | number> = {}) => (translate as unknown as (key: string, values: object) => string)(key, values);
  const words = messages.mails.letters[name] as { paragraphs: string[]; action?: string; notes?: string[] };
  const { minutes = 0 } = content;
  const values = { doctor: content.doctor ?? "", minutes, hours: minutes / 60, when: content.startsAt ? dayOf(content.startsAt, reader, locale) : "" };
  const part = (key: string) => say(`letters.${name}.${key}`, values);
  return {
    subject: part("subject"),
    greeting: isName(reader.firstName) ? say("greeting", { name: reader.firstName }) : say("greetingToNobody"),
    paragraphs: Object.keys(words.paragraphs).map((n) => part(`paragraphs.${n}`)),
    facts: content.startsAt ? factsOf(content, reader, locale, say) : undefined,
    action: words.action === undefined ? undefined : { label: part("action"), url: content.url },
    notes: Object.keys(words.notes ?? {}).map((n) => part(`notes.${n}`)),
    brand: messages.site.name,
    footer: say("footer"),
  };
}

function factsOf({ startsAt, endsAt, doctor }: Content, { timeZone, role }: Recipient, locale: string, say: (key: string) => string): [string, string][] {
  const hours = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit", timeZone }).formatRange(new Date(startsAt!), new Date(endsAt!));
  const facts: [string, string][] = [
    [say("facts.day"), dayOf(startsAt!, { timeZone }, locale)],
    [say("facts.time"), `${plain(hours)} ${zoneOf(startsAt!, timeZone, locale)}`],
  ];
  return role === "doctor" ? facts : [[say("facts.doctor"), doctor!], ...facts];
}

function dayOf(at: string, { timeZone }: { timeZone: string }, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone });
  return plain(format.format(new Date(at)));
}

function zoneOf(at: string, timeZone: string, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "short" }).formatToParts(new Date(at));
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}

/**
 * Whether a mail may greet by it. Anybody can sign up with the address of another: what reads as a message, an address or a
 * number to call is not carried to them under our name.
 */
const isName = (text: string) => text.length <= 40 && /^(?:[\p{L}\p{M}'’. -]|\u200c|\u200d)+$/u.test(text) && !/\.\p{L}{2}/u.test(text);

/** Thin and unbreakable spaces are nothing for a subject or a plain text. */
const plain = (text: string) => text.replace(/\s/gu, " ");
