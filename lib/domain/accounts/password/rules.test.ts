import { describe, expect, test } from "vitest";
import { whyPasswordIsWeak } from "./rules";

const asha = { email: "asha.rao@example.in", firstName: "Asha", lastName: "Rao" };

describe("a new password", () => {
  test.each([
    "monsoon lantern tamarind ferry",
    "Turmeric-kettle-91",
    "Str0ng-Passw0rd-River",
    "correct horse battery staple",
    "मेरा घर नदी के पास है",
    "Amrutam-demo-1",
    "नदी pass नमस्ते 12",
    "x7#Kq2!mP9$vLw",
    "asha walks along the river",
    "a".repeat(3) + "bcdq tulip morning".repeat(2),
  ])("may be %s", (password) => {
    expect(whyPasswordIsWeak(password, asha)).toBeUndefined();
  });

  test.each([
    ["too short", "Turm-kett-9", "tooShort"],
    ["too short in characters, not in bytes", "नदीनदीनदी", "tooShort"],
    ["one character", "aaaaaaaaaaaaaa", "common"],
    ["one piece repeated", "mango1mango1mango1", "common"],
    ["the digits in a row", "123456789012", "common"],
    ["a keyboard row", "Qwertyuiop123", "common"],
    ["the alphabet backwards", "zyxwvutsrqponm", "common"],
    ["the word itself", "password1234", "common"],
    ["the word itself, spelled cleverly", "P@ssw0rd!2026", "common"],
    ["two such words", "Welcome-Password-1", "common"],
    ["the own name", "AshaRao12345", "personal"],
    ["the own email", "asha.rao@example.in", "personal"],
    ["the own email and a year", "asha.rao@example.in2026", "personal"],
  ])("must not be %s", (_, password, why) => {
    expect(whyPasswordIsWeak(password, asha)?.key).toBe(`fields.password.${why}`);
  });

  test("is judged quickly, whatever its length", () => {
    const before = process.threadCpuUsage();
    whyPasswordIsWeak("qwertyuiop".repeat(20), asha);
    whyPasswordIsWeak("\u0000".repeat(200), asha);
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(100);
  });
});
