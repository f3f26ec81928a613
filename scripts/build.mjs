// `npm run build`: the pages into .next, the server into .build.
import path from "node:path";
import { register } from "tsx/esm/api";

process.chdir(path.resolve(import.meta.dirname, ".."));
register();
const { build } = await import("./build.ts");
try {
  await build();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
