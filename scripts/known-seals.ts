import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";

/** A seal as the log has it. */
export interface LoggedSeal {
  seq: number;
  mac: string;
}

/**
 * The seals that the log files know, oldest first, of one installation: of those made with its keys. Read line by line,
 * whatever the size of the files. A directory that is not there knows none.
 *
 * @param isOurs judges the id of a key
 */
export async function readKnownSeals(dir: string, isOurs: (keyId: string) => boolean): Promise<LoggedSeal[]> {
  const names = await readdir(dir).catch(() => []);
  const files = names.filter((name) => /^combined-\d{4}-\d\d-\d\d\.log$/.test(name)).sort();
  const known = new Map<number, LoggedSeal>();
  for (const file of files) {
    for await (const line of createInterface({ input: createReadStream(path.join(dir, file)) })) {
      const seal = line.includes('"audit sealed"') ? sealOf(line) : undefined;
      // The first word counts: a later seal under the same number is what whoever cut the audit made necessary.
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
    // The last line of a process that was killed.
    return undefined;
  }
}
