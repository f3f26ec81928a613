import { describe, expect, it } from "vitest";
import { scrub, scrubError } from "./log-scrub";

describe("scrub", () => {
  it("hides secrets and a person's data, at any of the levels a log line has", () => {
    const line = { requestId: "r", password: "p", user: { id: 1, email: "a@b.c", more: { diagnosis: "d" } } };
    expect(scrub(line)).toEqual({ requestId: "r", password: "[hidden]", user: { id: 1, email: "[hidden]", more: { diagnosis: "[hidden]" } } });
  });

  it("leaves a clean line as it is, uncopied", () => {
    const line = { requestId: "r", code: "slot_taken", timing: { ms: 3 } };
    expect(scrub(line)).toBe(line);
  });
});

describe("scrubError", () => {
  it("keeps what a database error is about and drops what was written", () => {
    const cause = Object.assign(new Error('duplicate key value violates unique constraint "users_email_key", "asha@example.org"'), {
      severity: "ERROR",
      code: "23505",
      constraint_name: "users_email_key",
      detail: "Key (email)=(asha@example.org) already exists.",
    });
    const error = new Error('Failed query: insert into "users" values ($1)\nparams: asha@example.org', { cause });
    const text = JSON.stringify(scrubError(error));
    expect(text).not.toContain("asha");
    expect(text).toContain("users_email_key");
    expect(text).toContain("23505");
    expect(text).toContain("log-scrub.test");
  });
});
