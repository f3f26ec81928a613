import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";

/** A seal as the log recorded it. */
export interface LoggedSeal {
  seq: number;
  mac: string;
}

/**
 * The seals in the log files, oldest first, of one installation: those made with its keys. The files are read line by line,
 * so their size does not matter. A directory that does not exist gives no seals.
 *
 * @param isOurs tells whether a key id belongs to this installation
 */
export async function readKnownSeals(dir: string, isOurs: (keyId: string) => boolean): Promise<LoggedSeal[]> {
  const names = await readdir(dir).catch(() => []);
  const files = names.filter((name) => /^combined-\d{4}-\d\d-\d\d\.log$/.test(name)).sort();
  const known = new Map<number, LoggedSeal>();
  for (const file of files) {
    for await (const line of createInterface({ input: createReadStream(path.join(dir, file)) })) {
      const seal = line.includes('"audit sealed"') ? sealOf(line) : undefined;
      // The first seal for a number counts. An attacker who cut the audit makes a second one under the same number.
      if (seal && isOurs(seal.keyId) && !known.has(seal.seq)) known.set(seal.seq, { seq: seal.seq, mac: seal.mac });
    }
  }
  return [...known.values()];
}

function sealOf(line: string): (LoggedSeal & { keyId: string }) | undefined {
  try {
    const { seal } = JSON.parse(line) as { seal?: { seq?: unknown; mac?: unknown; keyId?: unknown } };
    const { seq, mac, keyId } = seal ?? {};
    return typeof seq === "number" && typeof mac === "string" && typeof keyId === "string" ? { seq, mac, keyId } : undefined;
  } catch {
    // The incomplete last line of a process that was killed.
    return undefined;
  }
}
