import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const documents = ["README.md", "bench/README.md", ...readdirSync("docs", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md")).map((name) => `docs/${name}`)];

it.each(documents)("%s links only to files that exist", (document) => {
  const text = readFileSync(document, "utf8");
  const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, link]) => link!);
  expect(links.filter((link) => !existsSync(path.resolve(path.dirname(document), decodeURI(link))))).toEqual([]);
  // Paths are also written as code: those in our own folders must exist, except placeholders.
  const named = [...text.matchAll(/`((?:app|components|lib|db|scripts|ops|docs|e2e|bench|drizzle|messages)\/[\w./()[\]-]+\.(?:tsx?|mjs|md|json|sql))`/g)].map(([, name]) => name!);
  expect(named.filter((name) => !existsSync(name))).toEqual([]);
});

it("docs/WHERE.md names only functions and constants that its files have", () => {
  const rows = readFileSync("docs/WHERE.md", "utf8").split("\n").filter((line) => /^\| [^|]*\| .*`/.test(line));
  expect(rows.length).toBeGreaterThan(25);
  const wrong = rows.flatMap((row) => {
    const [, , place = "", names = ""] = row.split("|");
    const texts = [...place.matchAll(/`([\w/.-]+\.\w+)`/g)].map(([, file]) => readFileSync(file!, "utf8"));
    return [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name!).filter((name) => !texts.some((text) => new RegExp(`\\b${name}\\b`).test(text)));
  });
  expect(wrong).toEqual([]);
});
