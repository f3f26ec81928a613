import { globSync, readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, it } from "vitest";

/** The one place that refuses a form whose page was rendered for somebody else, and what is made of it. */
const CHECKED = new Set(["submit", "formAction"]);
/** Actions that check by themselves: one answers with a redirect and not with a form; for the other the link is the proof, whoever is signed in. */
const OWN_CHECK = new Set(["signOutAction", "takeSeatAction"]);

const modules = globSync("{app,components,lib}/**/*.{ts,tsx}").filter((file) => /^\s*"use server"/.test(readFileSync(file, "utf8")));

/** The names that a declaration calls, directly or by other declarations of its module. */
function callsOf(name: string, declared: ReadonlyMap<string, ts.Node>, seen = new Set<string>()): Set<string> {
  const node = declared.get(name);
  if (!node || seen.has(name)) return new Set();
  seen.add(name);
  const calls = new Set<string>();
  const visit = (child: ts.Node) => {
    if (ts.isCallExpression(child) && ts.isIdentifier(child.expression)) calls.add(child.expression.text);
    ts.forEachChild(child, visit);
  };
  visit(node);
  for (const called of [...calls]) for (const deeper of callsOf(called, declared, seen)) calls.add(deeper);
  return calls;
}

function declarationsOf(file: string): { declared: Map<string, ts.Node>; exported: string[] } {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const declared = new Map<string, ts.Node>();
  const exported: string[] = [];
  for (const statement of source.statements) {
    const names = ts.isFunctionDeclaration(statement) && statement.name ? [statement.name.text] : [];
    if (ts.isVariableStatement(statement)) for (const one of statement.declarationList.declarations) names.push(one.name.getText());
    for (const name of names) declared.set(name, statement);
    if ((ts.getCombinedModifierFlags(statement as unknown as ts.Declaration) & ts.ModifierFlags.Export) !== 0) exported.push(...names);
  }
  return { declared, exported };
}

describe("every server action refuses a page that was rendered for somebody else", () => {
  it("finds the server actions", () => expect(modules.length).toBeGreaterThan(10));

  it.each(modules)("%s", (file) => {
    const { declared, exported } = declarationsOf(file);
    for (const name of exported.filter((one) => !OWN_CHECK.has(one))) {
      const calls = callsOf(name, declared);
      expect([...calls].some((called) => CHECKED.has(called)), `${name} must go through submit or formAction (lib/http/web/action.ts)`).toBe(true);
    }
  });
});
