import { readFile } from "node:fs/promises";
import path from "node:path";
import { clusterDir, prepareDataDir } from "./data-dir";
import { env, provideEnv, provideMissingEnv } from "@/lib/platform/config/env";
import { superuser } from "./cluster";
import { hasSecrets, loadSecrets } from "@/lib/platform/start/generated-secrets";
import { StartError } from "@/lib/platform/start/start-error";

/**
 * For a command that runs next to a running product. If the product uses its embedded PostgreSQL, finds that server by
 * the data directory and takes its address and secrets. Does nothing if DATABASE_URL or DB_HOST is set.
 *
 * @throws StartError if nothing runs on the data directory
 */
export async function findRunningEmbedded(): Promise<void> {
  if (!env().EMBEDDED_DATABASE) return;
  const dataDir = await prepareDataDir(env().DATA_DIR, env().DATA_DIR !== ".data");
  // The server writes its port into the fourth line of this file.
  const port = await readFile(path.join(clusterDir(dataDir), "postmaster.pid"), "utf8").then(
    (text) => text.split("\n")[3],
    () => undefined,
  );
  if (!port || !(await hasSecrets(dataDir))) {
    throw new StartError(`No database runs on ${dataDir}; start the product, or set DATABASE_URL.`);
  }
  const { DATABASE_PASSWORD, ...secrets } = await loadSecrets(dataDir);
  provideEnv({ EMBEDDED_DATABASE: "true", DATABASE_URL: `postgres://${superuser}:${encodeURIComponent(DATABASE_PASSWORD)}@127.0.0.1:${port}/amrutam` });
  provideMissingEnv(secrets);
}
