// `npm run build`: the pages into .next, the server into .build.
import path from "node:path";

process.chdir(path.resolve(import.meta.dirname, ".."));
const tsx = await import("tsx/esm/api").catch(() => {
  process.stderr.write("The packages are not installed; run `npm ci` first.\n");
  process.exit(1);
});
tsx.register();
const { build } = await import("./build.ts");
try {
  await build();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
