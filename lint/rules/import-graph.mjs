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

function findCircles() {
  const files = sources.flatMap((folder) => (existsSync(path.join(root, folder)) ? readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => path.join(folder, name)) : []));
  const modules = files.filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));
  return circlesIn(new Map(modules.map((file) => [file, importsOf(file)])));
}

function importsOf(file) {
  const text = readFileSync(path.join(root, file), "utf8");
  return [...text.matchAll(specifier)].map(([, a, b]) => resolve(file, a ?? b)).filter(Boolean);
}

function resolve(from, name) {
  const base = name.startsWith("@/") ? name.slice(2) : path.join(path.dirname(from), name);
  return [base, `${base}.ts`, `${base}.tsx`].find((file) => existsSync(path.join(root, file)) && statSync(path.join(root, file)).isFile());
}
