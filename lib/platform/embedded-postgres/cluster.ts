import { execFile } from "node:child_process";
import { access, chown, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type { Binaries } from "./binaries";
import type { Account } from "./os-user";
import { StartError } from "@/lib/platform/start/start-error";

const run = promisify(execFile);

/** The owner of everything in the cluster. The application switches to a role with fewer rights. */
export const superuser = "amrutam";

/** The whole environment that PostgreSQL gets: no secret of the product is in a child's environment. */
export const bareEnvironment = { PATH: "/usr/local/bin:/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" } as unknown as NodeJS.ProcessEnv;

/**
 * Makes a cluster in `cluster` unless there is one.
 *
 * It is made in another folder and then moved, so that a start killed in the middle leaves no half-made cluster.
 *
 * @param isDurable false skips waiting for the disk, for clusters that are thrown away
 * @throws StartError if it cannot be made, or if another major version wrote the existing one
 */
export async function ensureCluster(cluster: string, options: { binaries: Binaries; account: Account; password: string; isDurable: boolean }): Promise<void> {
  const { binaries, account, password, isDurable } = options;
  const version = await readFile(path.join(cluster, "PG_VERSION"), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw new StartError(`The database in ${cluster} cannot be read (${error.code}); start as the user who owns it.`);
  });
  if (version !== undefined) {
    if (Number(version) === binaries.major) return;
    throw new StartError(
      `The database in ${cluster} was written by PostgreSQL ${version.trim()}, this is PostgreSQL ${binaries.major}; move the data with pg_dump, or remove the folder to start with an empty database.`,
    );
  }
  const draft = `${cluster}.new`;
  const notes = `${cluster}.init`;
  try {
    for (const folder of [draft, notes]) await freshFolder(folder, account);
    const passwordFile = path.join(notes, "password");
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    await give(passwordFile, account);
    await initdb(binaries, account, [
      `--pgdata=${draft}`,
      `--pwfile=${passwordFile}`,
      `--username=${superuser}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      // PostgreSQL's own C.UTF-8: the same order and the same upper case on every system and after every upgrade.
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--locale=C",
      // pg_trgm and full text search still ask the C library which characters are letters; in "C" only a to z are.
      `--lc-ctype=${await utf8Locale()}`,
      ...(isDurable ? [] : ["--no-sync"]),
    ]);
    await rename(draft, cluster);
  } finally {
    for (const folder of [draft, notes]) await rm(folder, { recursive: true, force: true });
  }
}

async function initdb(binaries: Binaries, account: Account, options: string[]): Promise<void> {
  try {
    await run(binaries.initdb, options, { ...account, cwd: "/", env: bareEnvironment });
  } catch (error) {
    const { stderr, code } = error as { stderr?: string; code?: unknown };
    const said = stderr?.split("\n").find((line) => /error|fatal/i.test(line));
    throw new StartError(`The embedded PostgreSQL cannot be set up (${said?.trim() ?? code}); set DATABASE_URL to use a server of your own.`);
  }
}

async function utf8Locale(): Promise<string> {
  const { stdout } = await run("locale", ["-a"]).catch(() => ({ stdout: "" }));
  const known = stdout.split("\n");
  return ["C.UTF-8", "C.utf8", "en_US.UTF-8", "en_US.utf8"].find((name) => known.includes(name)) ?? "C";
}

async function freshFolder(folder: string, account: Account): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { mode: 0o700 });
  await give(folder, account);
}

async function give(file: string, { uid, gid }: Account): Promise<void> {
  if (uid !== undefined && gid !== undefined) await chown(file, uid, gid);
}

/** Whether a cluster has been made in `cluster`. */
export async function hasCluster(cluster: string): Promise<boolean> {
  return await access(cluster).then(
    () => true,
    () => false,
  );
}
