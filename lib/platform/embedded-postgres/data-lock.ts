import { randomUUID } from "node:crypto";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { identityOf } from "./process-identity";
import { StartError } from "@/lib/platform/start/start-error";

/**
 * Claims a data directory for this process. A claim whose process is gone (`kill -9`, power cut) does not count, even if
 * another program has got its process number since.
 *
 * @returns a function that releases the claim
 * @throws StartError if another process has claimed it
 */
export async function lockData(dataDir: string): Promise<() => Promise<void>> {
  const file = path.join(dataDir, "lock");
  const draft = `${file}.${randomUUID()}`;
  const mine = JSON.stringify({ pid: process.pid, identity: await identityOf(process.pid) });
  await writeFile(draft, mine);
  try {
    while (!(await claim(draft, file))) {
      const held = await readFile(file, "utf8").catch(() => undefined);
      if (held === undefined) continue;
      const holder = await holderOf(held);
      if (holder !== undefined) {
        throw new StartError(
          `The data in ${dataDir} is in use by process ${holder}; stop that one first, or set DATA_DIR and PORT to run a second.`,
        );
      }
      await removeStale(file, held);
    }
  } finally {
    await rm(draft, { force: true });
  }
  return async () => {
    if ((await readFile(file, "utf8").catch(() => undefined)) === mine) await rm(file, { force: true });
  };
}

/** Claims with a hard link: it appears whole or not at all, and only one of several processes can make it. */
async function claim(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

async function holderOf(content: string): Promise<number | undefined> {
  try {
    const { pid, identity } = JSON.parse(content) as { pid: number; identity: string };
    return (await identityOf(pid)) === identity ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Removes a stale claim. Two starts may find the same one: this must remove only that one, never the other start's new claim. */
async function removeStale(file: string, stale: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  if ((await readFile(aside, "utf8")) !== stale) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}
