// `npm run dev`: the same server from its sources; Next reloads pages and the API on each change.
import path from "node:path";
import { register } from "tsx/esm/api";

process.chdir(path.resolve(import.meta.dirname, ".."));
process.env.NODE_ENV = "development";
process.env.NEXT_TELEMETRY_DISABLED = "1";
register();
await import("../server.ts");
