import type { z } from "zod";
import { message, type WordsKey } from "./words";

const kinds: Readonly<Record<string, WordsKey>> = {
  string: "fields.value.text",
  number: "fields.value.number",
  int: "fields.value.wholeNumber",
  boolean: "fields.value.boolean",
  array: "fields.value.list",
  object: "fields.value.object",
};

/** Says what is wrong with a value, in plain words for the sender; used if the schema has no message of its own. */
export function plainWords(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return message(issue.input === undefined ? "fields.value.required" : (kinds[issue.expected] ?? "fields.value.wrongKind"));
    case "invalid_value":
      return issue.values.length === 1
        ? message("fields.value.exactly", { value: String(issue.values[0]) })
        : message("fields.value.oneOf", { values: issue.values.join(", ") });
    case "too_small":
      return least(Number(issue.minimum), issue.origin);
    case "too_big":
      return most(Number(issue.maximum), issue.origin);
    case "unrecognized_keys":
      return message("fields.value.unknownField");
    default:
      return message("fields.value.wrong");
  }
}

const short: Readonly<Record<string, WordsKey>> = { string: "fields.text.tooShort", array: "fields.list.tooShort" };
const long: Readonly<Record<string, WordsKey>> = { string: "fields.text.tooLong", array: "fields.list.tooLong" };

/* The words for a bound. A schema that has a message of its own says it for its bounds too, unless these are given theirs. */
export const least = (min: number, origin = "number") => message(short[origin] ?? "fields.value.tooSmall", { min });
export const most = (max: number, origin = "number") => message(long[origin] ?? "fields.value.tooLarge", { max });
