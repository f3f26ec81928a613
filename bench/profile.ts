import { readFile, writeFile } from "node:fs/promises";
import { SourceMap } from "node:module";
import path from "node:path";
import { Inspector } from "./inspector";
import type { Round } from "./load";

interface Profile {
  nodes: { id: number; children?: number[]; callFrame: { functionName: string; url: string; lineNumber: number; columnNumber: number } }[];
  samples: number[];
  timeDeltas: number[];
}

/** How a process spent its time, as shares of the time it was not idle. */
export interface ProfileSummary {
  requests: number;
  busyMs: number;
  parts: { name: string; share: number }[];
  functions: { name: string; share: number }[];
  /** Our own functions with everything they call, up to their first await. */
  inclusive: { name: string; share: number }[];
}

/** Records the activity of the process behind `inspectorUrl` while `work` runs, and saves the whole profile in `file`. */
export async function profiled(inspectorUrl: string, file: string, work: () => Promise<Round>): Promise<ProfileSummary> {
  const inspector = await Inspector.open(inspectorUrl);
  try {
    await inspector.call("Profiler.enable");
    await inspector.call("Profiler.setSamplingInterval", { interval: 500 });
    await inspector.call("Profiler.start");
    const { latenciesMs } = await work();
    const { profile } = (await inspector.call("Profiler.stop")) as { profile: Profile };
    await writeFile(file, JSON.stringify(profile));
    return { requests: latenciesMs.length, ...(await summarize(profile)) };
  } finally {
    inspector.close();
  }
}

async function summarize({ nodes, samples, timeDeltas }: Profile): Promise<Omit<ProfileSummary, "requests">> {
  const map = new SourceMap(JSON.parse(await readFile(".build/server.mjs.map", "utf8")));
  const nodeById = new Map(nodes.map((node) => [node.id, node]));
  const spent = new Map<number, number>();
  samples.forEach((id, n) => spent.set(id, (spent.get(id) ?? 0) + (timeDeltas[n] ?? 0)));

  const parts = new Map<string, number>();
  const functions = new Map<string, number>();
  let busy = 0;
  for (const [id, micros] of spent) {
    const frame = nodeById.get(id)!.callFrame;
    if (frame.functionName === "(idle)") continue;
    busy += micros;
    const source = sourceOf(frame, map);
    add(parts, partOf(frame.functionName, source), micros);
    add(functions, `${frame.functionName || "(anonymous)"}  ${source}`, micros);
  }
  const top = (from: Map<string, number>, count: number) =>
    [...from].sort(([, a], [, b]) => b - a).slice(0, count).map(([name, micros]) => ({ name, share: micros / busy }));
  const inclusive = new Map<string, number>();
  const walk = (id: number, within: ReadonlySet<string>): number => {
    const { callFrame, children = [] } = nodeById.get(id)!;
    const name = `${callFrame.functionName || "(anonymous)"}  ${sourceOf(callFrame, map)}`;
    const isOurs = / {2}(?:lib|db)\//.test(name);
    const below = isOurs ? new Set([...within, name]) : within;
    const total = children.reduce((sum, child) => sum + walk(child, below), spent.get(id) ?? 0);
    // A recursive function counts once.
    if (isOurs && !within.has(name)) add(inclusive, name, total);
    return total;
  };
  walk(nodes[0]!.id, new Set());
  return { busyMs: busy / 1000, parts: top(parts, 16), functions: top(functions, 30), inclusive: top(inclusive, 40) };
}

/** The source file of a frame; for the bundle, found by its source map. */
function sourceOf({ url, lineNumber, columnNumber }: Profile["nodes"][number]["callFrame"], map: SourceMap): string {
  if (!url.endsWith("/.build/server.mjs")) return url.replace(/^.*\/node_modules\//, "");
  const entry = map.findEntry(lineNumber, columnNumber);
  const source = "originalSource" in entry && entry.originalSource ? entry.originalSource : url;
  return path.normalize(source).replace(/^(\.\.\/)+/, "");
}

/** The package, the part of Node or our own folder that a frame belongs to. */
function partOf(functionName: string, source: string): string {
  if (source === "") return functionName === "(garbage collector)" ? "garbage collection" : "native code";
  if (source.startsWith("node:")) return `node: ${/^node:(?:internal\/)?([\w_]+)/.exec(source)?.[1] ?? source}`;
  return /^(?:@[^/]+\/)?[^/]+(?:\/[^/]+)?/.exec(source)?.[0] ?? source;
}

const add = (to: Map<string, number>, key: string, amount: number) => to.set(key, (to.get(key) ?? 0) + amount);
