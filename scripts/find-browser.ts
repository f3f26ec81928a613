import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

/** Where a Chromium may already be: the operator's path, Playwright's own, the system's. */
const candidates = () =>
  [
    process.env.CHROMIUM_PATH,
    chromium.executablePath(),
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ].filter((path): path is string => Boolean(path));

const find = () => candidates().find((path) => existsSync(path));

/**
 * The path of a Chromium for the tests. If there is none, installs one: from Debian's packages as root, otherwise by
 * Playwright. If neither works, throws one sentence that says what to do.
 */
export function findBrowser(): string {
  const found = find() ?? (install(), find());
  if (found) return found;
  throw new Error("The journeys need Chromium and none could be installed. Install it, or set CHROMIUM_PATH to one.");
}

function install() {
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync("/usr/bin/apt-get")) {
    process.stdout.write("Installing Chromium from Debian's packages …\n");
    run("apt-get", ["update", "-qq"]);
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-core"]);
    return;
  }
  process.stdout.write("Installing Chromium …\n");
  run(process.execPath, ["node_modules/playwright/cli.js", "install", "chromium"]);
}

function run(command: string, args: string[]) {
  spawnSync(command, args, { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
}
