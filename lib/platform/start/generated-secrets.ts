import { randomBytes } from "node:crypto";
import { access, chmod, link, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { StartError } from "./start-error";

const names = ["DATABASE_PASSWORD", "JWT_SECRET", "ENCRYPTION_KEY", "BLIND_INDEX_KEY", "AUDIT_KEY"] as const;

/** The secrets that an installation without configuration generates for itself. */
export type Secrets = Record<(typeof names)[number], string>;

/**
 * The generated secrets, made at the first call and kept next to the data. One file, readable by its owner only.
 *
 * @param dataDir an existing directory
 * @throws StartError if the file exists and cannot be used; it is never replaced, because the data depends on it
 */
export async function loadSecrets(dataDir: string): Promise<Secrets> {
  const file = secretsFile(dataDir);
  const draft = `${file}.${process.pid}`;
  const made = Object.fromEntries(names.map((name) => [name, randomBytes(32).toString("base64")]));
  try {
    await writeFile(draft, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flush: true });
    // A link fails if the name is taken. So of two processes the second one reads the complete file of the first.
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return await readSecrets(file);
}

/** The file in which `loadSecrets` keeps the secrets. */
export function secretsFile(dataDir: string): string {
  return path.join(dataDir, "secrets.json");
}

/** Whether the secrets have been made in `dataDir`. */
export async function hasSecrets(dataDir: string): Promise<boolean> {
  return await access(secretsFile(dataDir)).then(
    () => true,
    () => false,
  );
}

async function readSecrets(file: string): Promise<Secrets> {
  try {
    await chmod(file, 0o600);
    const kept = JSON.parse(await readFile(file, "utf8")) as Partial<Secrets>;
    if (names.every((name) => typeof kept[name] === "string" && kept[name].length >= 43)) return kept as Secrets;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code) throw new StartError(`The secrets in ${file} cannot be read (${code}); start as the user who owns them.`);
  }
  throw new StartError(`The secrets in ${file} are damaged; restore the file, the data cannot be read without it.`);
}
