import { ESLint } from "eslint";
import { beforeAll, describe, expect, it } from "vitest";
import { hardWordsIn } from "./hard-words.mjs";
import { sizeProblem } from "./rules/house.mjs";
import { circlesIn } from "./rules/import-graph.mjs";

let eslint: ESLint;
beforeAll(() => {
  eslint = new ESLint();
});

/** What lint says about a file with this content at this path; the file need not be there. */
async function saidOf(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath, warnIgnored: false });
  return (result?.messages ?? []).map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

const importing = (name: string) => `import { it } from "${name}";\nexport const used = it;\n`;

describe("who may import whom, three folders deep", () => {
  it.each([
    ["a component imports a use case", "components/visits/room/panel/it.ts", "@/lib/domain/consultations/book", /Components know schemas and pure rules only/],
    ["the domain imports a door", "lib/domain/visits/room/tickets/it.ts", "@/lib/http/web/action", /The domain knows no door/],
    ["a noun imports another noun's use case", "lib/domain/availability/week/hours/it.ts", "@/lib/domain/consultations/book", /Use the other noun's schema, pure rules or queries/],
    ["SQL stands outside queries.ts", "lib/domain/visits/room/tickets/it.ts", "drizzle-orm", /SQL lives in queries\.ts/],
    ["a use case opens the database itself", "lib/domain/visits/room/tickets/it.ts", "@/db/client", /SQL lives in queries\.ts/],
    ["a page imports the database", "app/patient/visits/room/it.ts", "@/db/client", /SQL lives in queries\.ts/],
    ["the platform imports the domain", "lib/platform/mail/smtp/it.ts", "@/lib/domain/consultations/book", /The platform knows nothing above it/],
    ["the database imports the kernel", "db/schema/visits/it.ts", "@/lib/core/actor", /The database knows nothing above it/],
    ["the domain imports the demo", "lib/domain/visits/room/it.ts", "@/lib/demo/fill", /does not know its demo/],
    ["the demo calls a use case", "lib/demo/story/visits/it.ts", "@/lib/domain/consultations/book", /calls no use case/],
    ["the kernel imports a framework", "lib/core/run/once/it.ts", "next/headers", /does not know the framework/],
  ])("%s: refused", async (_, file, name, said) => {
    expect((await saidOf(file, importing(name))).join("\n")).toMatch(said);
  });

  it("the environment is read in one place", async () => {
    expect((await saidOf("lib/domain/visits/room/tickets/it.ts", "export const it = process.env.SECRET;\n")).join("\n")).toMatch(/Read configuration/);
  });

  it("queries.ts three folders deep may hold SQL, and a schema there may be imported by a component", async () => {
    expect(await saidOf("lib/domain/visits/room/tickets/queries.ts", importing("drizzle-orm"))).toEqual([]);
    expect(await saidOf("components/visits/room/panel/it.ts", importing("@/lib/domain/consultations/schema"))).toEqual([]);
  });
});

describe("the house's own rules", () => {
  it.each([
    ["a drawer", "lib/domain/visits/utils/it.ts", "export const it = 1;\n", /"utils" says nothing/],
    ["a barrel by its name", "lib/domain/visits/room/index.ts", "export const it = 1;\n", /No barrels/],
    ["a barrel by its content", "lib/domain/visits/room/all.ts", `export * from "@/lib/core/actor";\nexport { decode } from "@/lib/core/decode";\n`, /No barrels/],
  ])("%s: refused", async (_, file, code, said) => {
    expect((await saidOf(file, code)).join("\n")).toMatch(said);
  });

  it("at most 25 modules in a folder, except the primitives, which are of one kind", () => {
    expect(sizeProblem("lib/domain/visits", 25)).toBeUndefined();
    expect(sizeProblem("lib/domain/visits", 26)).toMatch(/has 26 modules/);
    expect(sizeProblem("components/ui", 60)).toBeUndefined();
  });

  it("finds a circle, however long, and none in a tree", () => {
    const graph = new Map([["a", ["b"]], ["b", ["c", "d"]], ["c", ["a"]], ["d", []]]);
    expect([...circlesIn(graph).keys()].sort()).toEqual(["a", "b", "c"]);
    expect(circlesIn(new Map([["a", ["b", "c"]], ["b", ["c"]], ["c", []]])).size).toBe(0);
  });

  it.each([
    ["// Made anew each time.", "anew"],
    ["// Computed, not reckoned.", "reckon"],
    ["/** Who presses Escape is there. */", "Who as a subject"],
    ["// Nothing but for the name.", "but for"],
  ])("hears the hard words in %j", (text, name) => {
    expect(hardWordsIn(text).map((word) => word.name)).toContain(name);
  });

  it.each(["// Who may import whom?", "/** Who may read it. */", "// Dear Asha,", "const who = 1;"])("leaves %j alone", (text) => {
    expect(hardWordsIn(text)).toEqual([]);
  });
});
