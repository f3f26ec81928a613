import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Report, step } from "@/lib/platform/start/progress";

const out = path.resolve(".build");
const stampFile = path.join(out, "stamp");

/** The inputs of a build. Anything else (tests, documents, scripts) does not change it. */
const folders = ["app", "components", "db", "lib", "messages", "public"];
const programs = {
  server: "server.ts",
  jobs: "jobs.ts",
  "create-admin": "scripts/create-admin.ts",
  "new-keys": "scripts/new-keys.ts",
  "rotate-keys": "scripts/rotate-keys.ts",
  "renew-signing-key": "scripts/renew-signing-key.ts",
  "verify-audit": "scripts/verify-audit.ts",
};
const isSource = (name: string) => !/\.test\.tsx?$|\.md$|\/testing\//.test(name);
const isRootSource = (name: string) => /\.(?:ts|mjs)$|^package(?:-lock)?\.json$|^tsconfig\.json$/.test(name) && !/^(?:eslint|vitest|playwright|drizzle)\./.test(name);

/** A build failed; its own output has shown why. */
export class BuildError extends Error {
  override name = "BuildError";
}

/**
 * Builds the pages and the server if their inputs have changed since the last build. It compares contents, not dates, so a
 * fresh checkout of already built sources starts at once.
 *
 * @throws BuildError
 */
export async function ensureBuilt(): Promise<void> {
  const stamp = await stampOfSources();
  const isBuilt = existsSync(".next/BUILD_ID") && existsSync(".build/server.mjs");
  if (isBuilt && (await readFile(stampFile, "utf8").catch(() => "")) === stamp) return;
  await build(stamp);
}

/** Builds the pages and the server. @throws BuildError */
export async function build(stamp?: string): Promise<void> {
  const made = stamp ?? (await stampOfSources());
  await rm(stampFile, { force: true });
  await step("Building the server", bundleServer);
  process.stderr.write("The pages are built once, in one to two minutes; later starts take seconds.\n");
  await step("Building the pages", buildPages);
  await writeFile(stampFile, made);
}

/** What Next writes when a phase of its build begins, and what the phase does. */
const phases: readonly (readonly [RegExp, string])[] = [
  [/optimized production build/, "compiling"],
  [/Running TypeScript|Linting/, "checking types"],
  [/Collecting page data/, "loading each page once"],
  [/Generating static pages/, "rendering what never changes"],
  [/Finalizing/, "writing it down"],
];

async function bundleServer(): Promise<void> {
  const { build: bundle } = await import("esbuild");
  await mkdir(out, { recursive: true });
  await bundle({
    // Includes the process for the jobs, and the programs that create an administrator, rotate keys and verify the audit: an image without development packages needs them too.
    entryPoints: programs,
    outdir: out,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20.19",
    packages: "external",
    alias: { "@": path.resolve(".") },
    sourcemap: true,
    logLevel: "error",
  }).catch(() => {
    throw new BuildError("The server could not be bundled, see above.");
  });
}

/** The output of the build is shown only if it fails. A signal to this process ends the build too. */
async function buildPages(report: Report): Promise<void> {
  const program = path.resolve("node_modules/next/dist/bin/next");
  const child = spawn(process.execPath, [program, "build"], {
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: Buffer[] = [];
  report(1, phases.length, phases[0]![1]);
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      said.push(chunk);
      const reached = phases.findLastIndex(([words]) => words.test(chunk.toString()));
      if (reached >= 0) report(reached + 1, phases.length, phases[reached]![1]);
    });
  }
  const onSignal = (signal: NodeJS.Signals) => {
    child.kill(signal);
    process.exit(signal === "SIGINT" ? 130 : 143);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, onSignal);
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve).on("error", () => resolve(1)));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, onSignal);
  if (code === 0) return;
  process.stderr.write(Buffer.concat(said));
  throw new BuildError("The pages could not be built, see above.");
}

async function stampOfSources(): Promise<string> {
  const hash = createHash("sha256");
  const nested = await Promise.all(folders.map(filesBelow));
  const root = (await readdir(".")).filter((name) => isRootSource(name) && isSource(name) && name !== "next-env.d.ts");
  for (const file of new Set([...nested.flat(), ...root, ...Object.values(programs)].sort())) {
    hash.update(`${file}\0`).update(await readFile(file)).update("\0");
  }
  // Next writes these into the pages.
  const baked = Object.entries(process.env).filter(([name]) => name.startsWith("NEXT_PUBLIC_"));
  hash.update(JSON.stringify([baked.sort(), process.versions.node.split(".")[0], process.platform, process.arch]));
  return hash.digest("hex");
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name)).filter(isSource);
}
