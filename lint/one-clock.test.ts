import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { browserFiles } from "./rules/import-graph.mjs";

const root = path.resolve(import.meta.dirname, "..");
const textOf = (file: string) => readFileSync(path.join(root, file), "utf8");
const sources = ["app", "components", "db", "lib"]
  .flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => path.join(folder, name)))
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.includes("/testing/"));
const filesWith = (pattern: RegExp) => sources.filter((file) => pattern.test(textOf(file)));

it("SQL is handed instants: PostgreSQL has zone rules of its own, and they are older or newer than the product's", () => {
  // This one file asks where they differ.
  expect(filesWith(/at time zone|date_trunc|current_date|localtimestamp|\btimezone\(/i)).toEqual(["db/zone-differences.ts"]);
});

it("only the clock lets Intl know a zone", () => {
  expect(filesWith(/DateTimeFormat\([^)]|toLocale(?:Date|Time)String/).filter((file) => !file.startsWith("lib/clock/"))).toEqual([]);
  expect(filesWith(/\.dateTime\(/)).toEqual([]);
});

it("no browser gets the rules: it is handed wall times", () => {
  const files = browserFiles();
  const ways = ["lib/clock/zone-rules.ts", "lib/clock/local-day.ts", "lib/clock/format-instant.ts", "components/ui/time.tsx"].filter((file) => files.has(file)).map((file) => `${file} by ${files.get(file)}`);
  expect(ways).toEqual([]);
  // The graph is really read: the browser does get these.
  expect([...files.keys()]).toEqual(expect.arrayContaining(["lib/clock/format-wall.ts", "components/availability/slot-chips.tsx"]));
});
