import { describe, expect, it } from "vitest";
import { z } from "zod";
import { inEnglish } from "@/lib/http/wording";
import { line, nullIsNone, text } from "./wire";
import { wordsOf } from "./words";

/** What the first fault is called in English. */
function wrong(schema: z.ZodType, value: unknown) {
  const [issue] = schema.safeParse(value).error?.issues ?? [];
  return issue && inEnglish(wordsOf(issue.message));
}

describe("text", () => {
  it.each(["two\nlines\tand a tab", "क्षत्रिय‌", "ml: ക്ഷ്‍മി", "עברית‏", "😀", "D’Souza"])("keeps %j", (value) => {
    expect(text(100).parse(value)).toBe(value);
  });

  it.each(["a\0b", "a\u0007b", "\u202edoctor", "a\u2066b\u2069", "a\ud800b", "\udc00"])("refuses %j, which looks like another text or cannot be stored", (value) => {
    expect(wrong(text(100), value)).toBe("This contains characters that cannot be stored.");
  });

  it("counts a line break once, as the text area did, whatever the browser sends", () => {
    const complaint = `${"a".repeat(2000 - 124)}${"\n".repeat(123)}b`;
    expect(complaint).toHaveLength(2000);
    for (const sent of [complaint, complaint.replaceAll("\n", "\r\n"), complaint.replaceAll("\n", "\r")]) expect(text(2000).parse(sent)).toBe(complaint);
    expect(wrong(text(2000), `${complaint}c`.replaceAll("\n", "\r\n"))).toBe("Use at most 2,000 characters.");
  });

  it("must be on one line if it is a `line`", () => {
    for (const value of ["Asha\nYour account is locked", "a\r\nb", "a\u2028b", "a\tb"]) expect(wrong(line(80), value), JSON.stringify(value)).toBe("Write this on one line.");
    expect(line(80).parse("  Asha Rao ")).toBe("Asha Rao");
  });
});

describe("a field that may be left out", () => {
  const Input = z.object({ phone: nullIsNone(text(20).optional()), minutes: nullIsNone(z.int().default(30)) });

  it("may be null as well", () => {
    expect(Input.parse({ phone: null, minutes: null })).toEqual({ phone: undefined, minutes: 30 });
    expect(Input.parse({})).toEqual({ minutes: 30 });
    expect(wrong(Input, { phone: 1 })).toBe("Enter some text.");
  });

  it("is not required in the JSON schema either", () => {
    expect(z.toJSONSchema(Input, { io: "input", unrepresentable: "any" }).required).toBeUndefined();
  });
});

describe("a value that breaks a schema without a message of its own", () => {
  it.each([
    [z.object({}), undefined, "This is required."],
    [z.object({}), null, "Send an object."],
    [z.array(z.int()), "a", "Send a list."],
    [z.boolean(), "true", "Send true or false."],
    [z.enum(["draft", "signed"]), "x", "Use one of draft, signed."],
    [z.literal("INR"), "USD", "Use INR."],
    [z.int().positive(), 0, "Use at least 0."],
    [z.int().max(2_147_483_647), 1e12, "Use at most 2,14,74,83,647."],
    [z.string().max(1000), "a".repeat(1001), "Use at most 1,000 characters."],
    [z.array(z.int()).min(1), [], "Use at least 1 entry."],
  ])("is explained in plain words", (schema, value, words) => {
    expect(wrong(schema, value)).toBe(words);
  });
});
