import { createTranslator } from "next-intl";
import { formatInstant, zoneLabel } from "@/lib/clock/format-instant";
import { isolated } from "@/lib/domain/accounts/name";
import type { Recipient } from "@/lib/domain/accounts/profile/schema";
import { env } from "@/lib/platform/config/env";
import { languageOf, type Messages } from "@/messages/languages";
import type { Letter } from "./render-letter";

type Words = Messages["mails"];
export type MailName = keyof Words["letters"];

/** The values for a mail's placeholders. */
export interface Content {
  /** Where the mail's button leads. */
  url: string;
  /** Where its second link leads. */
  otherUrl?: string;
  /** How long its link is good for. */
  minutes?: number;
  /** For how many days its link is good. */
  days?: number;
  doctor?: string;
  /** The patient it is about. */
  patient?: string;
  /** Whether the reader is that patient. */
  isOwn?: boolean;
  /** Who did not come to a visit. */
  noShowBy?: "patient" | "doctor" | "both";
  /** Another person it is about. */
  person?: string;
  startsAt?: string;
  endsAt?: string;
  /** Until when something is kept. */
  until?: string;
}

/** Writes a mail in its reader's language, with times in the reader's time zone. */
export function write(name: MailName, reader: Recipient, content: Content = { url: env().APP_URL }): Letter {
  const { locale, messages } = languageOf(reader.language);
  const translate = createTranslator({ locale, messages, namespace: "mails" });
  const say = (key: string, values: Record<string, string | number> = {}) => (translate as unknown as (key: string, values: object) => string)(key, values);
  const words = messages.mails.letters[name] as { paragraphs: string[]; action?: string; other?: string; notes?: string[] };
  const { minutes = 0, days = 0, isOwn = true, noShowBy = "both" } = content;
  const named = (name: string | undefined, otherwise: "somebody" | "aPatient") => (name && isName(name) ? isolated(name) : say(otherwise));
  const names = { doctor: isolated(content.doctor ?? ""), patient: named(content.patient, "aPatient"), person: named(content.person, "somebody") };
  const values = { ...names, isOwn: isOwn ? "yes" : "no", noShowBy, days, minutes, hours: minutes / 60, when: content.startsAt ? dayOf(content.startsAt, reader, locale) : "", until: content.until ? timeOf(content.until, reader, locale) : "" };
  const part = (key: string) => say(`letters.${name}.${key}`, values);
  return {
    subject: part("subject"),
    greeting: isName(reader.firstName) ? say("greeting", { name: isolated(reader.firstName) }) : say("greetingToNobody"),
    paragraphs: Object.keys(words.paragraphs).map((n) => part(`paragraphs.${n}`)),
    facts: content.startsAt ? factsOf(content, reader, locale, say) : undefined,
    action: words.action === undefined ? undefined : { label: part("action"), url: content.url },
    other: words.other === undefined || content.otherUrl === undefined ? undefined : { label: part("other"), url: content.otherUrl },
    notes: Object.keys(words.notes ?? {}).map((n) => part(`notes.${n}`)),
    brand: messages.site.name,
    footer: say("footer"),
  };
}

function factsOf({ startsAt, endsAt, doctor }: Content, { timeZone, role }: Recipient, locale: string, say: (key: string) => string): [string, string][] {
  const hours = formatInstant(startsAt!, { timeZone, format: "time", until: endsAt!, locale });
  const facts: [string, string][] = [
    [say("facts.day"), dayOf(startsAt!, { timeZone }, locale)],
    [say("facts.time"), `${hours} ${zoneLabel(startsAt!, timeZone, locale)}`],
  ];
  return role === "doctor" ? facts : [[say("facts.doctor"), isolated(doctor!)], ...facts];
}

const dayOf = (at: string, { timeZone }: { timeZone: string }, locale: string) => plain(formatInstant(at, { timeZone, format: "wholeDay", locale }));

const timeOf = (at: string, { timeZone }: { timeZone: string }, locale: string) => `${formatInstant(at, { timeZone, format: "time", locale })} ${zoneLabel(at, timeZone, locale)}`;

/**
 * Whether a mail greets with this name, or names this person. Anyone can register with somebody else's email, so a "name" that looks like a
 * message, a web address or a phone number is left out.
 */
const isName = (text: string) => text.length <= 40 && /^(?:[\p{L}\p{M}'’. -]|\u200c|\u200d)+$/u.test(text) && !/\.\p{L}{2}/u.test(text);

/** Replaces non-breaking spaces, which do not belong in a subject. A time keeps them: it must not be torn apart before am or pm. */
const plain = (text: string) => text.replace(/\s/gu, " ");
