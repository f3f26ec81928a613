import { z } from "zod";
import { least, most, plainWords } from "./plain-words";
import { message } from "./words";

/*
 * The vocabulary of the wire: schemas that requests are decoded with, answers encoded with and OpenAPI drawn
 * from. Safe to import in the browser.
 */

// What a schema does not say for itself is said in plain words too.
z.config({ customError: plainWords });

export const Id = z.uuid(message("fields.id.invalid")).meta({ description: "UUIDv7" });

// Control characters other than tabs and line breaks (PostgreSQL keeps no null byte), halves of characters, and the marks that turn the reading direction: with
// these a name shows as another than it is. Joiners and direction marks that scripts of India and Arabic need are none of them.
const unkeepable = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/u;
const lineBreak = /[\t\n\r\u2028\u2029]/;

/** Human text of 1 to `max` characters, trimmed. */
export const text = (max: number, min = 1) =>
  z
    .string(message("fields.text.missing"))
    .trim()
    .min(min, min === 1 ? message("fields.text.empty") : least(min, "string"))
    .max(max, most(max, "string"))
    .refine((value) => !unkeepable.test(value), message("fields.text.unstorable"));

/** The same on one line: names, and what stands in a row of a paper or a mail. */
export const line = (max: number, min = 1) => text(max, min).refine((value) => !lineBreak.test(value), message("fields.text.severalLines"));

/** A field in which null counts as left out: many programs write so what they have no value for. The schema's own type, because only the wire is wider. */
export const nullIsNone = <T extends z.ZodType>(schema: T) => z.preprocess((value) => value ?? undefined, schema) as unknown as T;

/** RFC 3339 with an offset on the wire, `Date` inside. Years 1900 to 2200. */
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

/** The query of every list: at most `limit` rows from an opaque cursor on. */
export const paging = {
  limit: z.coerce.number(message("fields.value.between", { min: 1, max: 100 })).int().min(1, least(1)).max(100, most(100)).default(20),
  cursor: z.string().max(1000, message("fields.cursor.invalid")).optional(),
};

/** One page of a list. `nextCursor` is null on the last. */
export const page = <T extends z.ZodType>(row: T) => z.object({ data: z.array(row), nextCursor: z.string().nullable() });
