import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Connection, requestBytes } from "./load";

/** A server in its own process. */
export interface Child {
  port: number;
  pid: number;
  /** The address of the inspector, if it was requested. */
  inspectorUrl?: string;
  stop(): Promise<void>;
}

/**
 * Starts the production server as `npm start` does, and waits until it is ready.
 *
 * @param environment added to this process's own
 * @param options.folder of the built product, if not this one
 */
export async function startProduct(environment: Record<string, string>, { inspect = false, folder = path.resolve(".") } = {}): Promise<Child> {
  const port = await freePort();
  const settings = { NODE_ENV: "production", HOST: "127.0.0.1", PORT: String(port), METRICS_PORT: "0", RATE_LIMIT_SCALE: "1000000" };
  const flags = inspect ? ["--inspect=127.0.0.1:0"] : [];
  const child = start([...flags, path.join(folder, ".build/server.mjs")], { ...settings, ...environment }, folder);
  return ready(child, port, "/readyz");
}

/** Starts the ceiling and waits until it is ready. */
export async function startCeiling(environment: Record<string, string>): Promise<Child> {
  const port = await freePort();
  const child = start(["--import", "tsx", path.resolve("bench/ceiling.ts")], { NODE_ENV: "production", ...environment, PORT: String(port) });
  return ready(child, port, "/readyz");
}

interface Started {
  process: ChildProcess;
  said: () => string;
}

function start(args: string[], environment: Record<string, string>, cwd?: string): Started {
  // The log goes to the dated files and to a pipe that is drained, as in a container.
  const child = spawn(process.execPath, args, { cwd, env: { ...process.env, ...environment }, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-20_000)));
  return { process: child, said: () => said };
}

async function ready(child: Started, port: number, probe: string): Promise<Child> {
  const hasEnded = () => child.process.exitCode !== null || child.process.signalCode !== null;
  const stop = async () => {
    if (hasEnded()) return;
    const ended = once(child.process, "exit");
    child.process.kill("SIGTERM");
    const force = setTimeout(() => child.process.kill("SIGKILL"), 10_000);
    await ended;
    clearTimeout(force);
  };
  for (let attempt = 0; attempt < 6000; attempt++) {
    if (hasEnded()) throw new Error(`A server did not start:\n${child.said()}`);
    const isUp = await Connection.open(port)
      .then(async (connection) => {
        const { status } = await connection.ask(requestBytes("GET", probe));
        connection.close();
        return status === 200;
      })
      .catch(() => false);
    if (isUp) return { port, pid: child.process.pid!, inspectorUrl: /ws:\/\/\S+/.exec(child.said())?.[0], stop };
    await sleep(10);
  }
  await stop();
  throw new Error(`A server was not ready within a minute:\n${child.said()}`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address ? address.port : 0;
}
