import type { z } from "zod";
import { AppError, type FieldErrors } from "./errors";
import { wordsOf } from "./words";

/** Decodes the wire form. Throws `invalid_input` that names every field that is wrong. */
export function decode<I extends z.ZodType>(schema: I, wire: z.input<I>): z.output<I> {
  const parsed = schema.safeParse(wire ?? {});
  if (parsed.success) return parsed.data;
  const fields: FieldErrors = {};
  for (const issue of parsed.error.issues) {
    const names = issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    for (const path of names) (fields[path.join(".") || "body"] ??= []).push(wordsOf(issue.message));
  }
  throw new AppError("invalid_input", undefined, { fields });
}
