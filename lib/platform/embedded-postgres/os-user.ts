import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { promisify } from "node:util";
import { StartError } from "@/lib/platform/start/start-error";

const run = promisify(execFile);

/** Who runs the embedded PostgreSQL. Empty: whoever runs this process. */
export interface Account {
  uid?: number;
  gid?: number;
}

/**
 * PostgreSQL refuses to run as root. Started by root it runs as the first of these that is not root: the owner of
 * the cluster there is, the owner of the working directory, `postgres`, `nobody`. No account is ever created.
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

/** initdb wants a user that the system knows by name; a directory's owner, in a container, may be a bare number. */
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
