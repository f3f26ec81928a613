import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
const sources = ["app", "components", "db", "lib", "scripts"];
const specifier = /\bfrom\s+["']((?:@\/|\.{1,2}\/)[^"']+)["']|\bimport\(\s*["']((?:@\/|\.{1,2}\/)[^"']+)["']/g;

let circles;

/** The files that import `file` and are imported by it, types included; empty where there is no circle. Paths from the root. */
export function circleOf(file) {
  circles ??= findCircles();
  return circles.get(path.relative(root, file)) ?? [];
}

/** Circles of a graph given as file → imported files, as file → the other files of its circle. Tarjan's algorithm. */
export function circlesIn(graph) {
  const found = new Map();
  const indexOf = new Map();
  const lowOf = new Map();
  const stack = [];
  const visit = (file) => {
    indexOf.set(file, indexOf.size);
    lowOf.set(file, indexOf.get(file));
    stack.push(file);
    for (const next of graph.get(file) ?? []) {
      if (!indexOf.has(next)) visit(next);
      if (stack.includes(next)) lowOf.set(file, Math.min(lowOf.get(file), lowOf.get(next)));
    }
    if (lowOf.get(file) !== indexOf.get(file)) return;
    const circle = stack.splice(stack.indexOf(file));
    if (circle.length > 1) for (const member of circle) found.set(member, circle.filter((other) => other !== member));
  };
  for (const file of graph.keys()) if (!indexOf.has(file)) visit(file);
  return found;
}

/**
 * The files that browsers get: those marked "use client" and all that these import, except types and server actions, which
 * stay on the server. Each with the file that brings it there. Paths from the root.
 */
export function browserFiles() {
  const found = new Map();
  const visit = (file, from) => {
    const text = readFileSync(path.join(root, file), "utf8");
    if (found.has(file) || isServerAction.test(text)) return;
    found.set(file, from);
    for (const [, names, name] of text.matchAll(valueImport)) {
      const next = isTypesOnly(names) ? undefined : resolve(file, name);
      if (next) visit(next, file);
    }
  };
  for (const file of modules()) if (/^"use client";/m.test(readFileSync(path.join(root, file), "utf8"))) visit(file, file);
  return found;
}

const isServerAction = /^"use server";/m;
const valueImport = /^(?:import|export)\s+(?!type\b)([^;"']*?)\s*from\s+["']((?:@\/|\.{1,2}\/)[^"']+)["']/gm;
const isTypesOnly = (names) => {
  const inBraces = /^\{([^}]*)\}$/.exec(names.trim())?.[1];
  return inBraces !== undefined && inBraces.split(",").every((name) => name.trim() === "" || name.trim().startsWith("type "));
};

function modules() {
  const files = sources.flatMap((folder) => (existsSync(path.join(root, folder)) ? readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => path.join(folder, name)) : []));
  return files.filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));
}

const findCircles = () => circlesIn(new Map(modules().map((file) => [file, importsOf(file)])));

function importsOf(file) {
  const text = readFileSync(path.join(root, file), "utf8");
  return [...text.matchAll(specifier)].map(([, a, b]) => resolve(file, a ?? b)).filter(Boolean);
}

function resolve(from, name) {
  const base = name.startsWith("@/") ? name.slice(2) : path.join(path.dirname(from), name);
  return [base, `${base}.ts`, `${base}.tsx`].find((file) => existsSync(path.join(root, file)) && statSync(path.join(root, file)).isFile());
}
