// `npm run dev`: the same server from its sources; Next reloads pages and the API on each change.
import path from "node:path";

process.chdir(path.resolve(import.meta.dirname, ".."));
process.env.NODE_ENV = "development";
process.env.NEXT_TELEMETRY_DISABLED = "1";
const tsx = await import("tsx/esm/api").catch(() => {
  process.stderr.write("The packages are not installed; run `npm ci` first.\n");
  process.exit(1);
});
tsx.register();
await import("../server.ts");
