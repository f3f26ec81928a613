import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { languages } from "@/messages/languages";

/*
 * What people read as a refusal is in messages/, and the code names it by a key. The compiler refuses a key without words;
 * these tests refuse the rest.
 */

const root = path.resolve(import.meta.dirname, "..");
/** The API's document is English by nature; the platform refuses what is no request of ours, before there is a reader. */
const files = globSync("{lib,app,components}/**/*.{ts,tsx}", { cwd: root }).filter((file) => !/\.test\.tsx?$|\/testing\/|^lib\/(?:demo|platform|http\/openapi)\//.test(file));

function eachNode(file: string, visit: (node: ts.Node) => void, code = readFileSync(path.join(root, file), "utf8")): void {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const walk = (node: ts.Node) => {
    visit(node);
    ts.forEachChild(node, walk);
  };
  walk(source);
}

/** Calls in which a sentence would be a refusal: an error of ours, and every step of a schema that takes a message. */
const REFUSING = /^(?:AppError|Denied|invalid|failed|string|number|int|boolean|enum|array|union|literal|object|uuid|date|datetime|min|max|regex|refine|positive)$/;

function sentencesIn(file: string, code?: string): string[] {
  const found: string[] = [];
  eachNode(file, (node) => {
    const isText = ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node);
    if (isText && /^.[A-Z`$].* .*[.?!].$/s.test(node.getText()) && isRefusal(node)) found.push(`${file}: ${node.getText()}`);
  }, code);
  return found;
}

function isRefusal(text: ts.Node): boolean {
  for (let node = text; node.parent; node = node.parent) {
    const { parent } = node;
    if (ts.isPropertyAssignment(parent) && parent.initializer === node) return /^(?:message|error|detail)$/.test(parent.name.getText());
    if ((ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.arguments?.includes(node as ts.Expression)) {
      return REFUSING.test(parent.expression.getText().split(".").at(-1)!);
    }
    if (ts.isFunctionLike(parent) || ts.isStatement(parent)) return false;
  }
  return false;
}

interface Said {
  where: string;
  key: string;
  values: string[];
}

/** Every `say` and `message` whose key is written out. */
const said: Said[] = files.flatMap((file) => {
  const calls: Said[] = [];
  eachNode(file, (node) => {
    if (!ts.isCallExpression(node) || !/^(?:say|message)$/.test(node.expression.getText())) return;
    const [first, second] = node.arguments;
    const values = second && ts.isObjectLiteralExpression(second) ? second.properties.map((property) => property.name!.getText()) : [];
    const keys: string[] = [];
    const collect = (part: ts.Node) => {
      if (ts.isStringLiteral(part) && /^(?:fields|refusals)\./.test(part.text)) keys.push(part.text);
      else ts.forEachChild(part, collect);
    };
    if (first) collect(first);
    calls.push(...keys.map((key) => ({ where: file, key, values })));
  });
  return calls;
});

/** Sentences by their keys. */
const leaves = (part: object, place: string): [string, string][] =>
  Object.entries(part).flatMap(([name, value]: [string, unknown]) => (typeof value === "string" ? [[`${place}.${name}`, value] as [string, string]] : leaves(value as object, `${place}.${name}`)));
const sentencesOf = ({ fields, refusals }: (typeof languages)["en"]["messages"]) => new Map([...leaves(fields, "fields"), ...leaves(refusals, "refusals")]);
const gapsOf = (sentence: string) => [...new Set([...sentence.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name!))].sort();

describe("the words of refusals", () => {
  it("stand in messages/, not in the code", () => {
    expect(files.flatMap((file) => sentencesIn(file))).toEqual([]);
  });

  it.each([
    'throw new AppError("not_found", "There is no such patient.");',
    'throw invalid("to", late ? "The end must be later." : say("fields.period.tooLong"));',
    'const name = z.string("Enter a name.");',
    'const name = z.string().max(9, { error: `Use at most ${9} signs.`, abort: true });',
    'context.addIssue({ code: "custom", message: "Send one code, not two." });',
  ])("are missed where a sentence is written into the code: %s", (code) => {
    expect(sentencesIn("lib/domain/it.ts", code)).toHaveLength(1);
  });

  it("are given what fills their gaps, no more and no less", () => {
    const english = sentencesOf(languages.en.messages);
    expect(said.length).toBeGreaterThan(200);
    for (const { where, key, values } of said) expect([where, key, values.toSorted()]).toEqual([where, key, gapsOf(english.get(key) ?? "")]);
  });

  it("are all of use", () => {
    const source = files.map((file) => readFileSync(path.join(root, file), "utf8")).join("\n");
    const unused = [...sentencesOf(languages.en.messages).keys()].filter((key) => !/^refusals\.titles\.|^fields\.drug\./.test(key) && !source.includes(`"${key}"`));
    expect(unused).toEqual([]);
  });

  it("have the same keys and gaps in every language", () => {
    const english = sentencesOf(languages.en.messages);
    for (const { messages } of Object.values(languages)) {
      const other = sentencesOf(messages);
      expect([...other.keys()].sort()).toEqual([...english.keys()].sort());
      for (const [key, sentence] of other) expect([key, gapsOf(sentence)]).toEqual([key, gapsOf(english.get(key)!)]);
    }
  });
});
