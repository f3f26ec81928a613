// What `npm start` and `npm run jobs` have in common.
import { existsSync } from "node:fs";
import path from "node:path";

/** Builds if the sources have changed, then runs a program of the build in this process. */
export async function buildWhereNeeded(program) {
  process.chdir(path.resolve(import.meta.dirname, ".."));
  process.env.NODE_ENV = "production";
  // An image without development packages contains its build and cannot make another.
  const tsx = await import("tsx/esm/api").catch(() => undefined);
  if (tsx) await build(tsx);
  else if (!existsSync(program)) {
    process.stderr.write("The packages are not installed; run `npm ci` first.\n");
    process.exit(1);
  }
  await import(path.resolve(program));
}

async function build(tsx) {
  const unregister = tsx.register();
  try {
    const { ensureBuilt } = await import("./build.ts");
    await ensureBuilt();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
  // The server runs without the loader: the build does not need it.
  await unregister();
}
