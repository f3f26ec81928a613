import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { promisify } from "node:util";
import { StartError } from "@/lib/platform/start/start-error";

const run = promisify(execFile);

/** The system user that runs the embedded PostgreSQL. Empty: the user of this process. */
export interface Account {
  uid?: number;
  gid?: number;
}

/**
 * PostgreSQL refuses to run as root. If root starts the product, PostgreSQL runs as the first of these that is not root:
 * the owner of an existing cluster, the owner of the working directory, `postgres`, `nobody`. No account is ever created.
 *
 * @param cluster the cluster's directory, which need not exist yet
 */
export async function serverAccount(cluster: string): Promise<Account> {
  if (process.getuid?.() !== 0) return {};
  const account =
    (await ownerOf(cluster)) ?? (await ownerOf(process.cwd(), isNamed)) ?? (await named("postgres")) ?? (await named("nobody"));
  if (account) return account;
  throw new StartError("PostgreSQL cannot run as root and there is no user postgres or nobody; set DATABASE_URL, or start as an ordinary user.");
}

/** Whether `account` can enter a directory, or run a program. */
export async function canReach(account: Account, path: string): Promise<boolean> {
  return await run("/bin/sh", ["-c", 'test -x "$0"', path], { ...account, cwd: "/" }).then(
    () => true,
    () => false,
  );
}

async function ownerOf(path: string, accept = async (_uid: number) => true): Promise<Account | undefined> {
  const owner = await stat(path).catch(() => undefined);
  return owner && owner.uid !== 0 && (await accept(owner.uid)) ? { uid: owner.uid, gid: owner.gid } : undefined;
}

/** initdb needs a user that the system knows by name; in a container, the owner of a directory may be a number without a name. */
async function isNamed(uid: number): Promise<boolean> {
  return await run("id", ["-un", String(uid)]).then(
    () => true,
    () => false,
  );
}

async function named(user: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", user]), run("id", ["-g", user])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}
