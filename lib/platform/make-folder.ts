import { mkdirSync, statSync } from "node:fs";
import path from "node:path";

/**
 * Makes a folder and those above it. Node's own `recursive` never returns if a folder above is a link to nowhere or is
 * in /proc.
 *
 * @throws the system's error; ENOTDIR if a file has the name
 */
export function makeFolder(dir: string): void {
  const above = path.dirname(path.resolve(dir));
  try {
    mkdirSync(dir);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" && above !== path.resolve(dir)) {
      makeFolder(above);
      mkdirSync(dir);
    } else if (code !== "EEXIST") {
      throw error;
    } else if (!statSync(dir).isDirectory()) {
      throw Object.assign(new Error(`ENOTDIR: ${dir} is not a folder`), { code: "ENOTDIR" });
    }
  }
}
