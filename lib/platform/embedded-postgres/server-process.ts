import { type ChildProcess, spawn } from "node:child_process";
import { once as nextEvent } from "node:events";
import { open, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { bareEnvironment } from "./cluster";
import { commandOf, isAlive } from "./process-identity";
import type { Account } from "./os-user";
import { StartError } from "@/lib/platform/start/start-error";

const recoveryTimeoutMs = 180_000;
const shutdownTimeoutMs = 30_000;

/** A running PostgreSQL server process. */
export interface Postmaster {
  /** Ends sessions, writes everything to disk, and waits for the end. */
  stop(): Promise<void>;
}

/** The server did not start. The message is the reason that the server gave in its log. */
export class PostmasterError extends Error {
  override name = "PostmasterError";
}

/**
 * Starts the server and waits until it takes connections.
 *
 * The server gets a session of its own: Ctrl-C reaches the whole terminal group, and the database must outlive the
 * requests in progress. In return a watchman process stops the server as soon as this process is gone, for whatever reason.
 *
 * @param onLost called when the server ends without being asked to
 * @throws PostmasterError with the reason from the server's log
 */
export async function startPostmaster(options: {
  program: string;
  cluster: string;
  account: Account;
  flags: string[];
  logFile: string;
  onLost: () => void;
}): Promise<Postmaster> {
  const { program, cluster, account, flags, logFile, onLost } = options;
  const log = await open(logFile, "w", 0o600);
  const common = { ...account, cwd: "/", env: bareEnvironment, detached: true } as const;
  const server = spawn(program, ["-D", cluster, ...flags], { ...common, stdio: ["ignore", log.fd, log.fd] });
  server.on("error", () => undefined);
  await log.close();
  const ended = server.pid === undefined ? Promise.resolve() : nextEvent(server, "exit").then(() => undefined);
  const isReady = server.pid !== undefined && (await comesUp(server, cluster));
  if (!isReady) {
    server.kill("SIGQUIT");
    await ended;
    throw new PostmasterError(await lastWords(logFile));
  }
  // The watchman's standard input closes when this process ends, even on `kill -9`. $0 is the server's process number.
  const watchman = spawn("/bin/sh", ["-c", 'read -r _; kill -INT "$0"', String(server.pid)], { ...common, stdio: ["pipe", "ignore", "ignore"] });
  watchman.on("error", () => undefined);
  watchman.stdin?.on("error", () => undefined);
  for (const handle of [server, watchman]) handle.unref();

  let isStopping = false;
  server.once("exit", () => {
    watchman.kill("SIGKILL");
    if (!isStopping) onLost();
  });
  return {
    async stop() {
      isStopping = true;
      if (hasEnded(server)) return;
      server.ref();
      await endProcess((signal) => server.kill(signal), () => hasEnded(server));
    },
  };
}

/**
 * Ends a server that an earlier, killed process left on this cluster, and removes a dead server's claim on it.
 * The caller holds the lock of the data directory, so nobody needs that server any more.
 */
export async function endOrphan(cluster: string): Promise<void> {
  const file = path.join(cluster, "postmaster.pid");
  const pid = Number.parseInt((await readFile(file, "utf8").catch(() => "")).split("\n")[0] ?? "", 10);
  if (!(pid > 0) || !isAlive(pid)) return;
  const command = await commandOf(pid);
  if (!command?.includes(cluster)) {
    // Another program got the process number; PostgreSQL would take that program for a second server.
    if (command !== undefined) await rm(file, { force: true });
    return;
  }
  try {
    await endProcess((signal) => process.kill(pid, signal), () => !isAlive(pid));
  } catch {
    throw new StartError(`A PostgreSQL of another user (process ${pid}) still runs on ${cluster}; stop it first.`);
  }
}

/** Fast shutdown first. If that takes too long, an immediate one, after which the next start recovers from the write-ahead log. */
async function endProcess(send: (signal: NodeJS.Signals) => void, isGone: () => boolean): Promise<void> {
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    if (isGone()) return;
    try {
      send(signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ESRCH") return;
      throw error;
    }
    for (let waitedMs = 0; waitedMs < shutdownTimeoutMs; waitedMs += 20) {
      if (isGone()) return;
      await sleep(20);
    }
  }
}

/** The server writes "ready" into the eighth line of postmaster.pid, which is what pg_ctl waits for too. */
async function comesUp(server: ChildProcess, cluster: string): Promise<boolean> {
  for (const startedAt = Date.now(); Date.now() - startedAt < recoveryTimeoutMs; await sleep(10)) {
    if (hasEnded(server)) return false;
    const lines = (await readFile(path.join(cluster, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
    if (Number(lines[0]) === server.pid && lines[7]?.trim() === "ready") return true;
  }
  return false;
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

async function lastWords(logFile: string): Promise<string> {
  const lines = (await readFile(logFile, "utf8").catch(() => "")).trim().split("\n");
  const said = lines.findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? lines.at(-1);
  return said?.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, "") || "it gave no reason";
}
