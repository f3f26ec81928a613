import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const folder = mkdtempSync(path.join(import.meta.dirname, ".types-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Compiles a use case as a developer would write it; answers what the compiler says. */
function compile(definition: string): string {
  const file = path.join(folder, `case-${Math.random().toString(36).slice(2)}.ts`);
  writeFileSync(
    file,
    `import { z } from "zod"; import { command } from "@/lib/core/use-case";
     export const it = command({ input: z.object({ id: z.string() }), output: z.object({}), run: async () => ({}), ${definition} });`,
  );
  const config = path.join(folder, "tsconfig.json");
  writeFileSync(config, JSON.stringify({ extends: "../../../tsconfig.json", compilerOptions: { incremental: false, paths: { "@/*": ["../../../*"] } }, include: [], files: [file] }));
  return spawnSync(process.execPath, [path.resolve("node_modules/typescript/bin/tsc"), "-p", config], { encoding: "utf8" }).stdout;
}

describe("the compiler", () => {
  it("accepts a use case that names its policy row", () => {
    expect(compile(`name: "consultation.book"`)).toBe("");
  }, 60_000);

  it("refuses a use case without a policy row", () => {
    expect(compile(`name: "consultation.forget"`)).toContain(`"consultation.forget"' is not assignable`);
  }, 60_000);

  it("refuses a use case whose row looks at a subject but that loads none", () => {
    expect(compile(`name: "consultation.cancel"`)).toMatch(/load/);
  }, 60_000);

  it("refuses a load that does not bring what the row looks at", () => {
    expect(compile(`name: "consultation.cancel", load: async () => ({ colour: "green" })`)).toMatch(/patientId|not assignable/);
  }, 60_000);
});
