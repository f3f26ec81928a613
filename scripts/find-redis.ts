import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Where a redis-server may already be: the operator's path, the system's, Homebrew's. */
const candidates = () =>
  [
    process.env.REDIS_SERVER_PATH,
    ...(process.env.PATH ?? "").split(":").map((folder) => `${folder}/redis-server`),
    "/opt/homebrew/bin/redis-server",
  ].filter((path): path is string => Boolean(path));

const find = () => candidates().find((path) => existsSync(path));

/**
 * The path of a redis-server for the tests. If there is none and this process is root, installs Debian's. If that does not
 * work either, throws one sentence that says what to do.
 */
export function findRedis(): string {
  const found = find() ?? (install(), find());
  if (found) return found;
  throw new Error("The tests of shared limits need redis-server (7 or later) and none could be installed. Install it, or set REDIS_SERVER_PATH to one.");
}

function install() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  process.stdout.write("Installing redis-server from Debian's packages …\n");
  run("apt-get", ["update", "-qq"]);
  run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "redis-server"]);
}

function run(command: string, args: string[]) {
  spawnSync(command, args, { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" } });
}
