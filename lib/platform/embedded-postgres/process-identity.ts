import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Tells a process from a later one with the same number, by its start time. Undefined if no such process runs.
 */
export async function identityOf(pid: number): Promise<string | undefined> {
  if (!isAlive(pid)) return undefined;
  if (process.platform === "linux") {
    const [stat, boot] = await Promise.all([read(`/proc/${pid}/stat`), read("/proc/sys/kernel/random/boot_id")]);
    // The second field is the program's name in brackets and may hold anything; the start time is the 22nd.
    const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (!fields || fields[0] === "Z") return undefined;
    return `${boot?.trim()}:${fields[19]}`;
  }
  const { stdout } = await run("ps", ["-o", "lstart=", "-p", String(pid)]).catch(() => ({ stdout: "" }));
  return stdout.trim() || undefined;
}

/** The command line of a process, or undefined. */
export async function commandOf(pid: number): Promise<string | undefined> {
  if (process.platform === "linux") return (await read(`/proc/${pid}/cmdline`))?.replaceAll("\0", " ");
  const { stdout } = await run("ps", ["-ww", "-o", "command=", "-p", String(pid)]).catch(() => ({ stdout: "" }));
  return stdout.trim() || undefined;
}

/** Whether a process with this number runs, ours or another user's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function read(file: string): Promise<string | undefined> {
  return await readFile(file, "utf8").catch(() => undefined);
}
