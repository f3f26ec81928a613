import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** Use cases as a developer could write them, right and wrong. */
const definitions = {
  right: `name: "patient.create"`,
  rowless: `name: "consultation.forget"`,
  loadless: `name: "consultation.cancel"`,
  wrongLoad: `name: "consultation.cancel", load: async () => ({ colour: "green" })`,
};

const folder = mkdtempSync(path.join(import.meta.dirname, ".types-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The compiler's messages, from one run over all of them. */
let said: string[];
beforeAll(() => {
  for (const [name, definition] of Object.entries(definitions)) {
    writeFileSync(
      path.join(folder, `${name}.ts`),
      `import { z } from "zod"; import { command } from "@/lib/core/use-case";
       export const it = command({ input: z.object({ id: z.string() }), output: z.object({}), run: async () => ({}), ${definition} });`,
    );
  }
  const config = path.join(folder, "tsconfig.json");
  const files = Object.keys(definitions).map((name) => `${name}.ts`);
  writeFileSync(config, JSON.stringify({ extends: "../../../tsconfig.json", compilerOptions: { incremental: false, paths: { "@/*": ["../../../*"] } }, include: [], files }));
  said = spawnSync(process.execPath, [path.resolve("node_modules/typescript/bin/tsc"), "-p", config], { encoding: "utf8" }).stdout.split(/\n(?! )/);
}, 60_000);

const saidOf = (name: keyof typeof definitions) => said.filter((message) => message.includes(`${name}.ts(`)).join("\n");

describe("the compiler", () => {
  it("accepts a use case that names its policy row", () => {
    expect(saidOf("right")).toBe("");
    // The compiler has checked all of them and found nothing else wrong.
    expect(said.filter(Boolean).every((message) => /\/(?:rowless|loadless|wrongLoad)\.ts\(/.test(message))).toBe(true);
  });

  it("refuses a use case without a policy row", () => {
    expect(saidOf("rowless")).toContain(`"consultation.forget"' is not assignable`);
  });

  it("refuses a use case that loads nothing although its row looks at a subject", () => {
    expect(saidOf("loadless")).toMatch(/load/);
  });

  it("refuses a load that does not return what the row looks at", () => {
    expect(saidOf("wrongLoad")).toMatch(/patientId|not assignable/);
  });
});
