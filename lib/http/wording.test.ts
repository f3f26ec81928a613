import { describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { decode } from "@/lib/core/decode";
import { message, say, type Values, wordsOf } from "@/lib/core/words";
import { problemResponse } from "@/lib/http/api/problem";
import { inEnglish, wordsIn } from "./wording";

describe("the words of a refusal", () => {
  it("fill their gaps, and count", () => {
    expect(inEnglish(say("refusals.service.wait", { seconds: 1 }))).toBe("Please wait 1 second and try again.");
    expect(inEnglish(say("fields.text.tooLong", { max: 20_000 }))).toBe("Use at most 20,000 characters.");
    expect(inEnglish(say("refusals.body.tooLarge", { bytes: 20_480 }))).toBe("The body of this request may have at most 20480 bytes.");
    expect(inEnglish(say("refusals.consultation.othersFields", { who: "patient", fields: "notes, advice" }))).toBe("Only the patient can change notes, advice.");
  });

  it("say in words where an amount is nothing", () => {
    const fee = (seen: number, now: number) => inEnglish(say("refusals.amount.fee", { seen, now })).split(" Nothing was")[0];
    expect(fee(500, 1_200)).toBe("The doctor’s fee was ₹500 when you opened this page and is ₹1,200 now.");
    expect(fee(0, 500)).toBe("There was no fee when you opened this page and it is ₹500 now.");
    expect(fee(500, 0)).toBe("The doctor’s fee was ₹500 when you opened this page and there is none now.");
    expect(inEnglish(say("refusals.amount.refund", { seen: 500, now: 0 }))).toBe("You were shown a refund of ₹500; by now nothing would be given back. Nothing was cancelled. Cancel again if you agree.");
  });

  it("do not compile where there are none", () => {
    // @ts-expect-error messages/en.json has no such sentence.
    expect(inEnglish(say("refusals.booking.nothing"))).toBe("refusals.booking.nothing");
  });

  it("are English for a reader whose language we have not, and parsed once for all of it", () => {
    expect(wordsIn("ta-IN")(say("fields.text.empty"))).toBe("This cannot be empty.");
    expect(wordsIn("en-GB")).toBe(wordsIn("en-IN"));
  });

  it("survive a schema, which keeps strings alone", () => {
    const gaps: (Values | undefined)[] = [undefined, { max: 200 }, { text: 'a "quoted" {brace}\nand a line' }];
    for (const values of gaps) {
      expect(wordsOf(message("fields.text.tooLong", values))).toEqual(say("fields.text.tooLong", values));
    }
  });

  it("are shown as they are where a schema has a message of another making", () => {
    for (const text of ["Too short.", "fields.text.tooLong, they say", "fields.text.tooLong {max}", "{odd} <b>text</b> '{'"]) expect(inEnglish(wordsOf(text))).toBe(text);
  });
});

describe("a problem document", () => {
  const read = async (error: unknown) => (await problemResponse(error, "request-1").json()) as Record<string, unknown>;

  it("says title, detail and errors in English", async () => {
    const error = new AppError("forbidden", say("refusals.signIn.notFresh", { minutes: 15 }), { fields: { password: [say("fields.text.tooLong", { max: 200 })] } });
    expect(await read(error)).toMatchObject({
      title: "You may not do this",
      detail: "Enter your password: you signed in more than 15 minutes ago.",
      errors: { password: ["Use at most 200 characters."] },
    });
    expect(error.message).toBe('refusals.signIn.notFresh {"minutes":15}');
  });

  it("says what a schema found, and has no detail where there is none", async () => {
    const refused = await Promise.resolve().then(() => decode(z.object({ name: z.string(message("fields.text.missing")), mode: z.string("Sing.") }), {} as never)).catch((error: unknown) => error);
    const problem = await read(refused);
    expect(problem.errors).toEqual({ name: ["Enter some text."], mode: ["Sing."] });
    expect("detail" in problem).toBe(false);
  });
});
