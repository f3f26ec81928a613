import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { hardWordsIn } from "../hard-words.mjs";
import { circleOf } from "./import-graph.mjs";

const root = path.resolve(import.meta.dirname, "../..");
const MOST_MODULES = 25;
/** Folders of one kind, in which a long list is not a drawer. */
const ofOneKind = ["components/ui"];
const drawers = ["utils", "util", "helpers", "types", "services", "repositories", "hooks", "common", "misc", "shared"];

const fromRoot = (file) => path.relative(root, file).split(path.sep).join("/");
const isModule = (name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name);

/** A rule that looks at the file as a whole and reports at its top. */
const fileRule = (problemOf) => ({
  meta: { type: "problem", schema: [] },
  create: (context) => ({
    Program(node) {
      const message = problemOf(fromRoot(context.filename), context, node);
      if (message) context.report({ loc: { line: 1, column: 0 }, message });
    },
  }),
});

/** At most 25 modules in a folder; tests stand beside their modules and do not count. */
const folderSize = fileRule((file) => {
  const folder = path.posix.dirname(file);
  if (!isModule(file)) return undefined;
  const names = existsSync(path.join(root, folder)) ? readdirSync(path.join(root, folder)).filter(isModule).sort() : [];
  const name = path.posix.basename(file);
  // Said once for the folder, at its first module, and for a file that is not saved yet.
  return names.includes(name) && names[0] !== name ? undefined : sizeProblem(folder, new Set([...names, name]).size);
});

/** What is wrong with a folder of so many modules; undefined where nothing is. */
export function sizeProblem(folder, count) {
  if (ofOneKind.includes(folder) || count <= MOST_MODULES) return undefined;
  return `${folder} has ${count} modules; a folder has at most ${MOST_MODULES}. Give it rooms.`;
}

/** No folder or file named after what it is not: `utils`, `helpers`, … */
const noDrawer = fileRule((file) => {
  const parts = file.replace(/\.[^/]*$/, "").split("/");
  const drawer = parts.find((part) => drawers.includes(part));
  return drawer && `"${drawer}" says nothing about what is inside. Name the noun or the verb.`;
});

/** No barrels: a module that only passes on what others export hides where things are. */
const noBarrel = fileRule((file, _context, program) => {
  const isIndex = /(?:^|\/)index\.tsx?$/.test(file);
  const passesOn = program.body.filter((node) => node.type === "ExportAllDeclaration" || (node.type === "ExportNamedDeclaration" && node.source));
  const isOnlyThat = program.body.length > 0 && passesOn.length === program.body.filter((node) => node.type !== "ImportDeclaration").length;
  return isIndex || (passesOn.length > 0 && isOnlyThat) ? "No barrels: import from the module that holds the thing." : undefined;
});

/** No circles, not even of types: neither file can be understood alone. */
const noCircle = fileRule((file) => {
  const others = circleOf(path.join(root, file));
  return others.length > 0 ? `A circle of imports, types included, with ${others.slice(0, 3).join(", ")}.` : undefined;
});

/** Plain words in comments, strings and test names. */
const plainWords = {
  meta: { type: "suggestion", schema: [] },
  create: (context) => ({
    Program() {
      const { sourceCode } = context;
      for (const { name, instead, words, index } of hardWordsIn(sourceCode.text)) {
        context.report({ loc: sourceCode.getLocFromIndex(index), message: `"${words}" (${name}) takes a second reading. Plainer: ${instead}.` });
      }
    },
  }),
};

/** The house's own rules, under the prefix `house/`. */
export default {
  rules: { "folder-size": folderSize, "no-drawer": noDrawer, "no-barrel": noBarrel, "no-circle": noCircle, "plain-words": plainWords },
};
