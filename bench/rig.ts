import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { availableParallelism, cpus } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { migrate } from "@/db/migrate";
import { prepareDataDir } from "@/lib/platform/embedded-postgres/data-dir";
import { startEmbeddedPostgres } from "@/lib/platform/embedded-postgres/start";
import { provideEnv } from "@/lib/platform/config/env";
import { parentOf } from "./cpu";
import type { Results } from "./report";

/** A migrated, empty database on the bench's own embedded PostgreSQL, with full durability. */
export interface Rig {
  url: string;
  client: postgres.Sql;
  /** For the files of this run. */
  folder: string;
  /** The servers' log. */
  logs: string;
  postmasterPid: number | undefined;
  machine: Results["machine"];
}

/**
 * Sets up the rig and this process's environment, which the servers inherit.
 *
 * @param onStop receives the undo of each step
 * @param prepare makes the tables of the new database
 */
export async function setUp(onStop: (stop: () => Promise<unknown>) => void, prepare: (url: string) => Promise<void> = migrate): Promise<Rig> {
  const folder = path.join(await prepareDataDir(".data", false), "bench");
  const logs = path.join(folder, "logs");
  await rm(logs, { recursive: true, force: true });
  const secret = (bytes: number) => randomBytes(bytes).toString("base64");
  provideEnv({ JWT_SECRET: secret(48), ENCRYPTION_KEY: secret(32), LOG_DIR: logs, DATABASE_URL: "postgres://nobody@127.0.0.1/none" });

  const cluster = await startEmbeddedPostgres({ dataDir: folder });
  onStop(() => cluster.stop());
  const admin = postgres(cluster.url("postgres"), { max: 1, onnotice: () => {} });
  await admin`drop database if exists bench with (force)`;
  await admin`create database bench`;
  await admin.end();
  const url = cluster.url("bench");
  provideEnv({ DATABASE_URL: url });
  await prepare(url);

  const client = postgres(url, { max: 1, onnotice: () => {} });
  onStop(() => client.end({ timeout: 2 }));
  const [server] = await client`select pg_backend_pid() as pid, current_setting('server_version') as version, current_setting('fsync') as fsync`;
  return { url, client, folder, logs, postmasterPid: parentOf(server?.pid as number), machine: machine(`${server?.version}, fsync ${server?.fsync}`) };
}

function machine(postgresVersion: string): Results["machine"] {
  return {
    processor: cpus()[0]?.model.trim() || "unknown processor",
    cores: availableParallelism(),
    node: process.versions.node,
    postgres: postgresVersion,
    commit: commit(),
  };
}

function commit(): string {
  try {
    return `commit ${execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim()}`;
  } catch {
    return "no repository";
  }
}
