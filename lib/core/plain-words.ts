import type { z } from "zod";

const kinds: Readonly<Record<string, string>> = {
  string: "Send a text.",
  number: "Send a number.",
  int: "Send a whole number.",
  boolean: "Send true or false.",
  array: "Send a list.",
  object: "Send an object.",
};

/** Says what is wrong with a value, in plain words for the sender; used if the schema has no message of its own. */
export function plainWords(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? "This is required." : (kinds[issue.expected] ?? "This is of the wrong kind.");
    case "invalid_value":
      return issue.values.length === 1 ? `Use ${String(issue.values[0])}.` : `Use one of ${issue.values.join(", ")}.`;
    case "too_small":
      return `Use at least ${size(issue.minimum, issue.origin)}.`;
    case "too_big":
      return `Use at most ${size(issue.maximum, issue.origin)}.`;
    case "unrecognized_keys":
      return "There is no such field.";
    default:
      return "This is not right.";
  }
}

function size(limit: number | bigint, origin: string): string {
  const number = limit.toLocaleString("en-IN");
  const unit = { string: ["character", "characters"], array: ["entry", "entries"] }[origin];
  return unit ? `${number} ${unit[Number(limit) === 1 ? 0 : 1]}` : number;
}
