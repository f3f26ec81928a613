import { z } from "zod";

/*
 * The vocabulary of the wire: schemas that requests are decoded with, answers encoded with and OpenAPI drawn
 * from. Safe to import in the browser.
 */

export const Id = z.uuid("This is not a valid id.").meta({ description: "UUIDv7" });

const nullByte = String.fromCharCode(0);
const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Human text of 1 to `max` characters, trimmed. PostgreSQL text holds neither null bytes nor lone surrogates. */
export const text = (max: number, min = 1) =>
  z
    .string("Enter some text.")
    .trim()
    .min(min, min === 1 ? "This cannot be empty." : `Use at least ${min} characters.`)
    .max(max, `Use at most ${max.toLocaleString("en-IN")} characters.`)
    .refine((value) => !value.includes(nullByte) && !loneSurrogate.test(value), "This contains characters that cannot be stored.");

/** RFC 3339 with an offset on the wire, `Date` inside. Years 1900 to 2200. */
export const Instant = z
  .codec(z.iso.datetime({ offset: true, error: "Use a date and time with an offset, such as 2026-01-31T09:30:00+05:30." }), z.date(), {
    decode: (wire, context) => {
      const date = new Date(wire);
      const year = date.getUTCFullYear();
      if (!(year >= 1900 && year <= 2200)) {
        context.issues.push({ code: "custom", input: wire, message: "This date is out of range." });
        return z.NEVER;
      }
      return date;
    },
    encode: written,
  })
  .meta({ examples: ["2026-01-31T09:30:00+05:30"] });

/** Whole minutes, as slots have them, are written again and again; putting one into words takes longer than all else about a slot. */
const minutes = new Map<number, string>();

function written(date: Date): string {
  const at = date.getTime();
  if (at % 60_000 !== 0) return date.toISOString();
  let text = minutes.get(at);
  if (text === undefined) {
    text = date.toISOString();
    if (minutes.size >= 10_000) minutes.clear();
    minutes.set(at, text);
  }
  return text;
}

/** A calendar date without a time, `YYYY-MM-DD`, that exists. */
export const LocalDate = z.iso
  .date({ error: "Use a date that exists, as YYYY-MM-DD.", abort: true })
  .refine((value) => value >= "1900-01-01" && value <= "2200-12-31", "This date is out of range.")
  .meta({ examples: ["2026-01-31"] });

/** Integer minor units (paise) with their ISO 4217 currency. */
export const Money = z.object({
  amount: z
    .number("Enter an amount in minor units.")
    .int("Enter whole minor units (paise).")
    .min(0, "An amount cannot be negative.")
    .max(100_000_000, "This amount is too large.")
    .meta({ description: "Minor units (paise)", examples: [50000] }),
  currency: z.literal("INR").default("INR"),
});
export type Money = z.infer<typeof Money>;

/** An IANA time zone this server knows. */
export const TimeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, "Use an IANA time zone, such as Asia/Kolkata.")
  .meta({ examples: ["Asia/Kolkata"] });

/** Zones found good before: making a formatter costs more than the rest of a request for free times. */
const knownZones = new Set<string>();

function isTimeZone(value: string): boolean {
  if (knownZones.has(value)) return true;
  try {
    const isKnown = /^[A-Za-z]/.test(value) && Boolean(new Intl.DateTimeFormat("en", { timeZone: value }));
    // Names are taken in any case, so their spellings have no end; the set has.
    if (isKnown && knownZones.size < 1000) knownZones.add(value);
    return isKnown;
  } catch {
    return false;
  }
}

/** The query of every list: at most `limit` rows from an opaque cursor on. */
export const paging = {
  limit: z.coerce.number("Use a number from 1 to 100.").int().min(1, "Use at least 1.").max(100, "Use at most 100.").default(20),
  cursor: z.string().max(1000, "This cursor is not valid.").optional(),
};

/** One page of a list. `nextCursor` is null on the last. */
export const page = <T extends z.ZodType>(row: T) => z.object({ data: z.array(row), nextCursor: z.string().nullable() });
