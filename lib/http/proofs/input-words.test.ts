import { expect, test } from "vitest";
import { contract } from "@/lib/http/api/contract";
import type { Endpoint } from "@/lib/http/api/endpoint";
import { wordsOf } from "@/lib/core/words";
import { inEnglish } from "@/lib/http/wording";

const values: unknown[] = [undefined, null, "", "text", "x".repeat(30_000), -1, 1.5, 1e300, true, [], [null], Array.from({ length: 300 }, () => "x"), {}, { a: { b: 1 } }];

test.each(Object.entries<Endpoint>(contract))("every error in the input of %s is explained in plain words", (_, { useCase: { input } }) => {
  const names = "shape" in input ? Object.keys(input.shape as object) : [];
  for (const value of values) {
    const spoilt = Object.fromEntries(names.map((name) => [name, value]));
    for (const { message: said, path } of input.safeParse(spoilt).error?.issues ?? []) {
      const words = wordsOf(said);
      expect(words.key, said).not.toBe("fields.verbatim");
      const message = inEnglish(words);
      expect(message, `${path.join(".")} = ${JSON.stringify(value)?.slice(0, 60)}`).toMatch(/^[A-Z].*\.$/);
      expect(message).not.toMatch(/\b(?:invalid|expected|received|undefined|nan)\b/i);
    }
  }
});
