import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import path from "node:path";
import { expect } from "@playwright/test";

/* The product as `npm start` runs it, with its own data directory, for journeys that stop it or look into its files. */

export interface OwnServer {
  npm: ChildProcess;
  /** Everything it wrote to stdout and stderr. */
  said: () => string;
}

const started: OwnServer[] = [];

/** Starts one server. @param settings variables in addition to those that isolate it */
export function startOwn(dataDir: string, port: number, settings: Record<string, string> = {}): OwnServer {
  const apart = { DATABASE_URL: "", DB_HOST: "", DATA_DIR: dataDir, LOG_DIR: path.join(dataDir, "logs"), PORT: String(port), METRICS_PORT: "0" };
  const npm = spawn("npm", ["start"], { env: { ...process.env, ...apart, ...settings }, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [npm.stdout, npm.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const server = { npm, said: () => said };
  started.push(server);
  return server;
}

/** Stops every server that still runs, and waits for each to exit. */
export async function stopOwn(): Promise<void> {
  for (const { npm } of started) if (npm.exitCode === null && npm.kill("SIGTERM")) await once(npm, "exit");
}

export async function isUp({ npm, said }: OwnServer, url: string): Promise<void> {
  const answer = () => fetch(`${url}/readyz`).then((response) => response.status, () => (npm.exitCode === null ? 0 : said()));
  await expect.poll(answer, { timeout: 150_000 }).toBe(200);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}
