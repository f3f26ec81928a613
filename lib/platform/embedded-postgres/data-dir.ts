import { createHash } from "node:crypto";
import { access, chmod, constants } from "node:fs/promises";
import path from "node:path";
import { makeFolder } from "@/lib/platform/make-folder";
import { canReach, serverAccount } from "./os-user";
import { StartError } from "@/lib/platform/start/start-error";

/** The folder of the cluster inside a data directory. */
export const clusterDir = (dataDir: string) => path.join(dataDir, "cluster");

/**
 * Makes the data directory ready to hold a cluster and secrets.
 *
 * Root starts PostgreSQL as another user. If that user cannot enter the default directory (a checkout in /root), the
 * data goes to /var/lib instead. A directory that the operator chose is never replaced.
 *
 * @param wanted absolute or relative to the working directory
 * @param isChosen whether the operator set it
 * @returns the absolute path to use
 */
export async function prepareDataDir(wanted: string, isChosen: boolean): Promise<string> {
  const dataDir = path.resolve(wanted);
  if (await make(dataDir)) return dataDir;
  if (isChosen) {
    throw new StartError(`PostgreSQL cannot run as root, and the user it runs as cannot enter ${dataDir}; set DATA_DIR to another place.`);
  }
  const mark = createHash("sha256").update(dataDir).digest("hex").slice(0, 8);
  const elsewhere = path.join("/var/lib/amrutam-telemedicine", `${path.basename(process.cwd())}-${mark}`);
  if (await make(elsewhere)) return elsewhere;
  throw new StartError(`Neither ${dataDir} nor ${elsewhere} can hold the data; set DATA_DIR to a place that every user can enter.`);
}

/** @returns whether PostgreSQL's user can enter it */
async function make(dataDir: string): Promise<boolean> {
  try {
    makeFolder(dataDir);
    await access(dataDir, constants.W_OK | constants.X_OK);
    const account = await serverAccount(clusterDir(dataDir));
    if (account.uid === undefined) return true;
    // Other users may pass through to their own files, but may not list the directory.
    await chmod(dataDir, 0o711);
    return await canReach(account, dataDir);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!code) throw error;
    throw new StartError(`The data directory ${dataDir} cannot be written (${code}); start as the user who owns it, or set DATA_DIR.`);
  }
}
