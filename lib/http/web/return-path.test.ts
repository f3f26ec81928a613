import { expect, test } from "vitest";
import { returnPath, signInPath } from "./return-path";

test.each(["/patient", "/doctors/0198?date=2026-11-02#times", "/patient?cursor=a%2Fb", "/"])("leads back to %s", (path) => {
  expect(returnPath(path)).toBe(path);
  expect(returnPath(new URL(signInPath(path), "http://x").searchParams.get("next"))).toBe(path);
});

test.each([
  undefined,
  null,
  ["/patient"],
  "",
  "patient",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "\\\\evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "/..//evil.example\\",
  "/a\nb",
  "/sign-in",
  "/sign-in?next=/sign-in",
  "/x/../sign-up",
  "/api/auth/signout",
  `/${"a".repeat(600)}`,
])("ignores %j", (path) => {
  expect(returnPath(path)).toBeUndefined();
});

test("never leaves the site", () => {
  for (const path of ["/.//evil.example", "/..//evil.example", "/a/..//evil.example", "/%2f%2fevil.example"]) {
    const back = returnPath(path);
    expect(back === undefined || new URL(back, "http://here.invalid").origin === "http://here.invalid").toBe(true);
  }
});
