// `npm start`: builds if needed, then serves, in one process, so that a signal reaches the server directly.
import { existsSync } from "node:fs";
import path from "node:path";

process.chdir(path.resolve(import.meta.dirname, ".."));
process.env.NODE_ENV = "production";

await buildWhereNeeded();
await import(path.resolve(".build/server.mjs"));

async function buildWhereNeeded() {
  // An image without development packages contains its build and cannot make another.
  const tsx = await import("tsx/esm/api").catch(() => undefined);
  if (!tsx) {
    if (existsSync(".build/server.mjs")) return;
    process.stderr.write("The packages are not installed; run `npm ci` first.\n");
    process.exit(1);
  }
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
