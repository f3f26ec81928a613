import { rename } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { clusterDir, prepareDataDir } from "./data-dir";
import { lockData } from "./data-lock";
import { findBinaries } from "./binaries";
import { ensureCluster, hasCluster, superuser } from "./cluster";
import { endOrphan, type Postmaster, PostmasterError, startPostmaster } from "./server-process";
import { hasSecrets, loadSecrets, secretsFile } from "@/lib/platform/start/generated-secrets";
import { serverAccount } from "./os-user";
import { StartError } from "@/lib/platform/start/start-error";

/** A running embedded PostgreSQL. */
export interface EmbeddedPostgres {
  /** The URL of one database, for a superuser. */
  url(databaseName: string): string;
  /** Makes a database unless it exists. */
  createDatabase(name: string): Promise<void>;
  /** Writes everything to disk and stops the server. The data stays. */
  stop(): Promise<void>;
}

/**
 * Settings for a laptop: little memory, and no waits that durability does not need. `fsync` and `synchronous_commit` stay
 * on, so an acknowledged write survives a power cut. Statements are not logged, because they contain what people wrote.
 */
const defaults: Record<string, string> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "192MB",
  effective_cache_size: "1GB",
  work_mem: "8MB",
  maintenance_work_mem: "64MB",
  wal_compression: "on",
  max_wal_size: "1GB",
  random_page_cost: "1.1",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_checkpoints: "off",
};

/**
 * Starts the packaged PostgreSQL on `dataDir`, on loopback only, with a generated password. The first start makes the
 * cluster and the secrets. If an earlier process was killed, what it left behind is cleaned up first.
 *
 * @param options.port 0 or none picks a free one
 * @param options.settings overrides of PostgreSQL's settings
 * @param options.onLost called when the server ends without being asked to
 * @throws StartError that says what the operator can do
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string;
  port?: number;
  settings?: Record<string, string>;
  onLost?: (logFile: string) => void;
}): Promise<EmbeddedPostgres> {
  const dataDir = await prepareDataDir(options.dataDir, true);
  const unlock = await lockData(dataDir);
  try {
    const { password, server, port } = await start(dataDir, options);
    const url = (databaseName: string) =>
      `postgres://${superuser}:${encodeURIComponent(password)}@127.0.0.1:${port}/${encodeURIComponent(databaseName)}`;
    return {
      url,
      createDatabase: (name) => createDatabase(url("postgres"), name),
      async stop() {
        await server.stop();
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}

async function start(dataDir: string, options: Parameters<typeof startEmbeddedPostgres>[0]) {
  const settings = { ...defaults, ...options.settings };
  const cluster = clusterDir(dataDir);
  const account = await serverAccount(cluster);
  const binaries = await findBinaries(account, dataDir);
  if ((await hasCluster(cluster)) && !(await hasSecrets(dataDir))) {
    throw new StartError(`${secretsFile(dataDir)} is missing, and the database beside it cannot be read without it; restore it, or remove ${dataDir} to start with an empty database.`);
  }
  const { DATABASE_PASSWORD: password } = await loadSecrets(dataDir);
  await ensureCluster(cluster, { binaries, account, password, isDurable: settings.fsync !== "off" });
  await endOrphan(cluster);
  const logFile = path.join(dataDir, "postgres.log");
  await rename(logFile, `${logFile}.1`).catch(() => undefined);

  for (let attempt = 1; ; attempt++) {
    const port = options.port || (await freePort());
    const flags = ["-p", String(port), ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
    try {
      const onLost = () => options.onLost?.(logFile);
      const server: Postmaster = await startPostmaster({ program: binaries.postgres, cluster, account, flags, logFile, onLost });
      return { password, server, port };
    } catch (error) {
      if (!(error instanceof PostmasterError)) throw error;
      // Another program took the port in the meantime, or the last children of a killed server have not ended yet.
      const isPassing = /shared memory block|could not create any TCP\/IP sockets|Address already in use/i.test(error.message);
      if (!isPassing || attempt === 5) {
        throw new StartError(`The embedded PostgreSQL does not start (${error.message}); see ${logFile}.`);
      }
      await sleep(500);
    }
  }
}

async function createDatabase(adminUrl: string, name: string): Promise<void> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  try {
    const [known] = await admin`select from pg_database where datname = ${name}`;
    if (!known) await admin`create database ${admin(name)}`;
  } finally {
    await admin.end();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
