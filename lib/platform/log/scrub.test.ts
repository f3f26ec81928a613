import { getTableColumns, is, Table } from "drizzle-orm";
import { globSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { scrub, scrubError } from "./scrub";

describe("scrub", () => {
  it("hides secrets and a person's data, at every level of a log line", () => {
    const line = { requestId: "r", password: "p", user: { id: 1, email: "a@b.c", more: { diagnosis: "d" } } };
    expect(scrub(line)).toEqual({ requestId: "r", password: "[hidden]", user: { id: 1, email: "[hidden]", more: { diagnosis: "[hidden]" } } });
  });

  it("hides every column that the database keeps encrypted", async () => {
    const modules = await Promise.all(globSync("db/schema/*.ts").map((file) => import(/* @vite-ignore */ path.resolve(file)) as Promise<object>));
    const tables = modules.flatMap((exports) => Object.values(exports)).filter((value) => is(value, Table));
    const names = tables.flatMap((table) => Object.entries(getTableColumns(table))).filter(([, column]) => column.getSQLType() === "encrypted").map(([name]) => name);
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) expect(scrub({ [name]: "x" }), `Add "${name}" to lib/platform/log/scrub.ts`).toEqual({ [name]: "[hidden]" });
  });

  it("scrubs an error under any name, and leaves out fields that are too deep to be checked", () => {
    const cause = Object.assign(new Error("no"), { severity: "ERROR", detail: "Key (email)=(a@b.c)", parameters: ["+919812345678"] });
    const text = JSON.stringify(scrub({ failure: { cause }, list: [{ password: "p" }, 1], a: { b: { c: { d: { phone: "+91981" } } } } }));
    expect(text).not.toMatch(/a@b|\+91/);
    expect(JSON.parse(text)).toMatchObject({ failure: { cause: { type: "Error", message: "no" } }, list: [{ password: "[hidden]" }, 1], a: { b: { c: { d: "[deep]" } } } });
  });

  it("returns a clean line itself, not a copy", () => {
    const line = { requestId: "r", code: "slot_taken", timing: { ms: 3 } };
    expect(scrub(line)).toBe(line);
  });
});

describe("scrubError", () => {
  it("does not repeat text that could not be parsed as JSON", () => {
    for (const json of ['{"complaint":"Acidity', "Acidity", "{'Acidity'}"]) {
      let thrown: unknown;
      try {
        JSON.parse(json);
      } catch (error) {
        thrown = error;
      }
      expect(JSON.stringify(scrubError(new Error("failed", { cause: thrown })))).not.toContain("Acid");
    }
  });

  it("keeps the kind and constraint of a database error, and drops the data", () => {
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
    expect(text).toContain("scrub.test");
  });
});
