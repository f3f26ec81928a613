import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import english from "@/messages/en.json";

/** All sentences by their keys. */
function flat(node: unknown, key = ""): [string, string][] {
  if (typeof node === "string") return [[key, node]];
  return Object.entries(node as object).flatMap(([name, child]) => flat(child, key ? `${key}.${name}` : name));
}

/** The text of a call from its opening parenthesis on. */
function callAt(source: string, start: number): string {
  let depth = 1;
  let end = start;
  while (depth > 0 && end < source.length) depth += { "(": 1, ")": -1 }[source[end++]!] ?? 0;
  return source.slice(start, end);
}

it("a sentence has a tag for what is drawn into it: in braces it would break the page", () => {
  const sentences = new Map(flat(english));
  const files = ["app", "components"].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".tsx")).map((name) => `${folder}/${name}`));
  let seen = 0;
  const wrong = files.flatMap((file) => {
    const source = readFileSync(file, "utf8");
    const spaces = [...source.matchAll(/(?:use|get)Translations\("([\w.]+)"\)/g)].map(([, space]) => space!);
    return [...source.matchAll(/\.rich\(/g)].flatMap(({ index }) => {
      const call = callAt(source, index + 6);
      const keys = [...call.split("{")[0]!.matchAll(/"([\w.]+)"/g)].flatMap(([, key]) => spaces.map((space) => `${space}.${key}`));
      const drawn = [...call.matchAll(/(\w+): \(\) =>/g)].map(([, name]) => name!);
      return keys.flatMap((key) => drawn.filter((name) => (seen++, new RegExp(`\\{${name}[,}]`).test(sentences.get(key) ?? ""))).map((name) => `${file}: ${key} {${name}}`));
    });
  });
  expect(seen).toBeGreaterThan(20);
  expect(wrong).toEqual([]);
});
