import { z } from "zod";
import { typedCode } from "./typed";
import { least, most, plainWords } from "./plain-words";
import { message } from "./words";

/*
 * Common schemas of the wire. Requests are decoded with them, answers are encoded with them, and the OpenAPI document
 * is made from them. Safe to import in the browser.
 */

// Schemas without a message of their own get one in plain words.
z.config({ customError: plainWords });

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** An id, also as people paste it: with blanks, other dashes or capitals. */
export const Id = z
  .string(message("fields.id.invalid"))
  .overwrite((value) => (UUID.test(value) ? value : typedCode(value).toLowerCase()))
  .check(z.uuid(message("fields.id.invalid")))
  .meta({ description: "UUIDv7" });

// Control characters except tabs and line breaks (PostgreSQL cannot store a null byte), halves of surrogate pairs, and marks that override the reading
// direction, with which a name can look like another name. The joiners and direction marks that Indian scripts and Arabic need are allowed.
const unkeepable = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/u;
const lineBreak = /[\t\n\r\u2028\u2029]/;

/**
 * Human text of 1 to `max` characters, trimmed. Browsers send each line break as two characters (CR, LF) and count it as one
 * in a text area; it is kept and counted as one.
 */
export const text = (max: number, min = 1) =>
  z
    .string(message("fields.text.missing"))
    .overwrite((value) => value.replace(/\r\n?/g, "\n"))
    .trim()
    .min(min, min === 1 ? message("fields.text.empty") : least(min, "string"))
    .max(max, most(max, "string"))
    .refine((value) => !unkeepable.test(value), message("fields.text.unstorable"));

/** Human text on one line, for names and for fields that are printed on one line of a prescription or a mail. */
export const line = (max: number, min = 1) => text(max, min).refine((value) => !lineBreak.test(value), message("fields.text.severalLines"));

/** True for a text with a letter or a digit in it: punctuation alone is no name and no number. */
export const saysSomething = (value: string) => /[\p{L}\p{N}]/u.test(value);

/** A field in which null counts as left out, because many programs send null for no value. It keeps the schema's own type: only the wire accepts more. */
export const nullIsNone = <T extends z.ZodType>(schema: T) => z.preprocess((value) => value ?? undefined, schema) as unknown as T;

/** An instant: RFC 3339 with an offset on the wire, `Date` in the code. Years 1900 to 2200. */
export const Instant = z
  .codec(z.iso.datetime({ offset: true, error: message("fields.instant.invalid") }), z.date(), {
    decode: (wire, context) => {
      const date = new Date(wire);
      const year = date.getUTCFullYear();
      if (!(year >= 1900 && year <= 2200)) {
        context.issues.push({ code: "custom", input: wire, message: message("fields.date.outOfRange") });
        return z.NEVER;
      }
      return date;
    },
    encode: written,
  })
  .meta({ examples: ["2026-01-31T09:30:00+05:30"] });

/** Keeps formatted whole minutes. The times of slots repeat, and formatting one costs more than everything else about a slot. */
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

/** An existing calendar date without a time, `YYYY-MM-DD`. */
export const LocalDate = z.iso
  .date({ error: message("fields.date.invalid"), abort: true })
  .refine((value) => value >= "1900-01-01" && value <= "2200-12-31", message("fields.date.outOfRange"))
  .meta({ examples: ["2026-01-31"] });

/** Integer minor units (paise) with their ISO 4217 currency. */
export const Money = z.object({
  amount: z
    .number(message("fields.money.missing"))
    .int(message("fields.money.notWhole"))
    .min(0, message("fields.money.negative"))
    .max(100_000_000, message("fields.money.tooLarge"))
    .meta({ description: "Minor units (paise)", examples: [50000] }),
  currency: z.literal("INR").default("INR"),
});
export type Money = z.infer<typeof Money>;

/** The query parameters of every list: at most `limit` rows after an opaque cursor. */
export const paging = {
  limit: z.coerce.number(message("fields.value.between", { min: 1, max: 100 })).int().min(1, least(1)).max(100, most(100)).default(20),
  cursor: z.string().max(1000, message("fields.cursor.invalid")).optional(),
};

/** One page of a list. `nextCursor` is null on the last. */
export const page = <T extends z.ZodType>(row: T) => z.object({ data: z.array(row), nextCursor: z.string().nullable() });
