import { execFileSync } from "node:child_process";
import { chownSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/lib/platform/embedded-postgres/start";

/* PostgreSQL servers that a test may kill, freeze and copy, unlike the one that all tests share. */

const settings = { fsync: "off", shared_buffers: "16MB", max_connections: "60" };

export interface TestServer {
  url(databaseName: string): string;
  createDatabase(name: string): Promise<void>;
  /** Sends a signal to the postmaster alone, or to it and all its children. */
  signal(signal: NodeJS.Signals, whom: "postmaster" | "all"): void;
  /** Starts it again after it was killed, on the same port. */
  restart(): Promise<void>;
  /** Stops it in good order and keeps its files. */
  halt(): Promise<void>;
  stop(): Promise<void>;
  dataDir: string;
}

export async function startServer(dataDir = mkdtempSync(path.join(tmpdir(), "amrutam-own-"))): Promise<TestServer> {
  let server: EmbeddedPostgres = await startEmbeddedPostgres({ dataDir, settings });
  const port = Number(new URL(server.url("x")).port);
  const cluster = path.join(dataDir, "cluster");
  return {
    dataDir,
    url: (name) => server.url(name),
    createDatabase: (name) => server.createDatabase(name),
    signal(signal, whom) {
      const postmaster = Number(readFileSync(path.join(cluster, "postmaster.pid"), "utf8").split("\n")[0]);
      // Children first: a stopped postmaster could not notice, a running one would replace those that are killed.
      for (const pid of whom === "all" ? [...childrenOf(postmaster), postmaster] : [postmaster]) send(pid, signal);
    },
    halt: () => server.stop(),
    async restart() {
      await server.stop();
      server = await startEmbeddedPostgres({ dataDir, settings, port });
    },
    async stop() {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A standby: a copy of a server's files that is told to recover and goes on doing so. `of` must be stopped in good order. */
export async function startStandby(of: { dataDir: string }): Promise<TestServer> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "amrutam-standby-"));
  execFileSync("cp", ["-a", `${of.dataDir}/.`, dataDir]);
  rmSync(path.join(dataDir, "lock"), { force: true });
  const cluster = path.join(dataDir, "cluster");
  const signal = path.join(cluster, "standby.signal");
  writeFileSync(signal, "");
  const { uid, gid } = statSync(path.join(cluster, "PG_VERSION"));
  chownSync(signal, uid, gid);
  return startServer(dataDir);
}

/** A backend may end by itself just before. */
function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

function childrenOf(parent: number): number[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0 && parentOf(pid) === parent);
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))?.[1]);
  } catch {
    return undefined;
  }
}
