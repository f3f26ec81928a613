import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Agent, get } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { claimPort } from "@/lib/platform/http-server/server";
import { isAlive } from "@/lib/platform/embedded-postgres/process-identity";

/* Real processes, real signals: see testing/small-server.ts. */

vi.setConfig({ testTimeout: 60_000 });

let dataDir: string;
let port: number;
const running = new Set<ChildProcess>();
const said = new WeakMap<ChildProcess, { stdout: string; stderr: string }>();

beforeAll(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "amrutam-life-"));
});
beforeEach(async () => {
  port = await claimPort(0, "127.0.0.1");
});
afterEach(async () => {
  for (const child of running) child.kill("SIGKILL");
  running.clear();
  await gone(databasePid());
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

it("keeps what it acknowledged, and starts again, after kill -9 of itself and of its database", async () => {
  const first = await start();
  await ask("/write/1");
  await end(first, "SIGKILL");

  const second = await start();
  expect(await ask("/count")).toBe("1");
  await ask("/write/2");
  process.kill(databasePid(), "SIGKILL");
  await end(second, "SIGKILL");

  const third = await start();
  expect(await ask("/count")).toBe("2");
  const database = databasePid();
  expect(await end(third, "SIGTERM")).toBe(0);
  expect(isAlive(database)).toBe(false);
});

it("leaves no database running after a kill -9", async () => {
  const child = await start();
  const database = databasePid();
  await end(child, "SIGKILL");
  await gone(database);
});

it("finishes the requests in progress, also on kept-alive connections, and accepts no new ones", async () => {
  const child = await start();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  await ask("/slow/0", agent);
  const underWay = [ask("/slow/900", agent), ask("/slow/900"), ask("/slow/900")];
  await sleep(100);
  // As in a terminal with npm: the whole group gets the signal, and npm passes it on, so it arrives twice.
  const ended = once(child, "exit");
  child.kill("SIGINT");
  await sleep(50);
  child.kill("SIGINT");
  expect(await Promise.all(underWay)).toEqual(["done", "done", "done"]);
  await expect(ask("/slow/0")).rejects.toThrow(/ECONNREFUSED/);
  expect((await ended)[0]).toBe(0);
  agent.destroy();
});

it("answers clients that ask again and again until it stops, without cutting off a request", async () => {
  const child = await start();
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const failures: string[] = [];
  const clients = Array.from({ length: 8 }, async () => {
    for (;;) {
      const result = await ask("/slow/1", agent).catch((error: Error) => error.message);
      if (result !== "done") return failures.push(result);
    }
  });
  await sleep(300);
  expect(await end(child, "SIGTERM")).toBe(0);
  await Promise.all(clients);
  // A load balancer retries a refused connection elsewhere; a reset would mean a lost answer.
  expect(failures.filter((text) => !text.includes("ECONNREFUSED"))).toEqual([]);
  agent.destroy();
});

it("ends at once on a second Ctrl-C", async () => {
  const child = await start();
  void ask("/slow/60000").catch(() => undefined);
  await sleep(100);
  child.kill("SIGINT");
  await sleep(1200);
  const startedAt = Date.now();
  expect(await end(child, "SIGINT")).toBe(1);
  expect(Date.now() - startedAt).toBeLessThan(1000);
});

it("keeps running when clients hang up while they send, and ends with 1 if it loses a connection that it opened itself", async () => {
  const child = await start();
  for (const hangUp of ["destroy", "resetAndDestroy"] as const) {
    const client = connect(port, "127.0.0.1").on("error", () => undefined);
    client.write("POST /slow/60000 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf");
    await sleep(200);
    client[hangUp]();
  }
  await sleep(500);
  expect(await ask("/slow/0")).toBe("done");
  const ended = once(child, "exit");
  await ask("/fail/0").catch(() => undefined);
  expect((await ended)[0]).toBe(1);
});

it("ends soon after a fatal error, whatever requests are in progress", async () => {
  const child = await start();
  void ask("/slow/60000").catch(() => undefined);
  await sleep(100);
  const ended = once(child, "exit");
  const startedAt = Date.now();
  await ask("/fail/0").catch(() => undefined);
  expect((await ended)[0]).toBe(1);
  // It gives them a second and a half. The request takes a minute, so a busy machine does not matter here.
  expect(Date.now() - startedAt).toBeLessThan(10_000);
  await gone(databasePid());
});

it("logs what a library prints, without the data in it, and prints nothing raw", async () => {
  const child = await start({ LOG_LEVEL: "info", LOG_DIR: "off" });
  await ask("/print/0");
  const closed = once(child, "close");
  await end(child, "SIGTERM");
  await closed;
  const { stdout, stderr } = said.get(child)!;
  expect(stderr).toBe("");
  const lines = stdout.trim().split("\n").map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines).toContainEqual(expect.objectContaining({ level: "error", printed: "Could not read", err: expect.objectContaining({ message: "no", cause: { email: "[hidden]" } }) }));
  expect(stdout).not.toMatch(/asha|919812345678/);
});

it("says in one sentence if the data or the port is in use or a variable is wrong, and ends with 1", async () => {
  await start();
  const taken = await startAndFail({ PORT: String(await claimPort(0, "127.0.0.1")) });
  expect(taken).toMatch(/^The data in .+ is in use by process \d+; .+\.\n$/);
  expect(await startAndFail({ DATA_DIR: `${dataDir}-other` })).toMatch(/^Port \d+ is in use; .+\.\n$/);
  expect(await startAndFail({ PORT: "x" })).toMatch(/^The configuration is wrong: PORT .+\.\n$/);
});

it("stops in good order when a signal arrives during the start", async () => {
  for (const delayMs of [200, 500, 800]) {
    const child = launch();
    await sleep(delayMs);
    child.kill("SIGTERM");
    const [code, signal] = (await once(child, "exit")) as [number | null, string | null];
    // A signal that arrives before the process has run its first line ends it without our handler.
    expect(code === 0 || signal === "SIGTERM").toBe(true);
    await gone(databasePid());
  }
});

function launch(changes: Record<string, string> = {}): ChildProcess {
  const environment = { ...process.env, NODE_ENV: "production" as const, DATABASE_URL: "", LOG_LEVEL: "silent", DATA_DIR: dataDir, PORT: String(port), ...changes };
  const child = spawn(process.execPath, ["--import", "tsx", "lib/platform/http-server/testing/small-server.ts"], { env: environment, stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  const words = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) child[stream]?.on("data", (chunk: Buffer) => (words[stream] += chunk.toString()));
  said.set(child, words);
  return child;
}

async function start(changes: Record<string, string> = {}): Promise<ChildProcess> {
  const child = launch(changes);
  for (let i = 0; i < 300; i++) {
    if (child.exitCode !== null) throw new Error(`it ended: ${said.get(child)!.stderr}`);
    if (await ask("/slow/0").catch(() => undefined)) return child;
    await sleep(50);
  }
  throw new Error(`it did not start: ${said.get(child)!.stderr}`);
}

async function startAndFail(changes: Record<string, string>): Promise<string> {
  const child = launch(changes);
  const [code] = (await once(child, "close")) as [number];
  expect(code).toBe(1);
  return said.get(child)!.stderr;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const exit = once(child, "exit");
  child.kill(signal);
  return ((await exit) as [number | null])[0];
}

function ask(address: string, agent?: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    get({ host: "127.0.0.1", port, path: address, agent: agent ?? false }, (response) => {
      let body = "";
      response.on("data", (chunk: Buffer) => (body += chunk.toString()));
      response.on("end", () => resolve(body));
      response.on("error", reject);
    }).on("error", reject);
  });
}

/** The process number of the database; NaN if there is none. */
function databasePid(): number {
  try {
    return Number(readFileSync(path.join(dataDir, "cluster/postmaster.pid"), "utf8").split("\n")[0]);
  } catch {
    return Number.NaN;
  }
}

async function gone(pid: number): Promise<void> {
  for (let i = 0; i < 200 && pid > 0 && isAlive(pid); i++) await sleep(50);
  expect(pid > 0 && isAlive(pid)).toBe(false);
}
