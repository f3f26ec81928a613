import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const candidates = () => [process.env.TURNSERVER_PATH, ...(process.env.PATH ?? "").split(":").map((folder) => `${folder}/turnserver`), "/opt/homebrew/bin/turnserver"].filter((path): path is string => Boolean(path));
const find = () => candidates().find((path) => existsSync(path));

/**
 * The path of coturn's turnserver for the tests. If there is none and this process is root, installs Debian's; undefined if that
 * does not work either.
 */
export function findCoturn(): string | undefined {
  return find() ?? (install(), find());
}

function install() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  process.stdout.write("Installing coturn from Debian's packages …\n");
  run("apt-get", ["update", "-qq"]);
  run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "coturn"]);
}

function run(command: string, args: string[]) {
  // RUNLEVEL=1 keeps Debian from starting a server of its own.
  spawnSync(command, args, { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" } });
}
