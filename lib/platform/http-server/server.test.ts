import { once } from "node:events";
import { connect, createServer, Socket } from "node:net";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createFrontServer, type FrontServer } from "./server";
import { guardConnections } from "./connections";
import { configuredLimits, limits } from "./guards";
import { provideEnv } from "@/lib/platform/config/env";
import { logger } from "@/lib/platform/log/logger";
import { connectionsCutTotal, httpRequestDuration } from "@/lib/platform/telemetry/figures";

/* A real server and raw sockets, with requests as an attacker sends them. Times are shorter than in production. */

const quick = { ...limits, headersMs: 1000, requestMs: 1500, answerMs: 1500, stallMs: 1000, checkMs: 100, connectionsPerAddress: 1000 };
const servers: FrontServer[] = [];
const sockets: Socket[] = [];

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) await server.drain(0);
});

async function start(changes = {}): Promise<number> {
  const front = createFrontServer(true, { "x-guard": "on" }, { ...quick, ...changes });
  servers.push(front);
  front.handle(
    (request, response) => {
      if (request.url === "/api/v1/large") return void Readable.from(parts()).pipe(response);
      if (request.url === "/api/v1/never") return;
      let size = 0;
      request.on("data", (chunk: Buffer) => (size += chunk.length));
      request.on("end", () => response.end(`api ${size}`));
    },
    (request, response) => request.url?.startsWith("/room/") || response.end(`page ${request.headers["x-forwarded-for"]} ${request.headers["x-forwarded-host"] ?? request.headers.range ?? "-"}`),
  );
  await front.listen(0, "127.0.0.1");
  return (front.server.address() as { port: number }).port;
}

/** 20 MB, in parts of 64 KB, as files are sent. */
function* parts() {
  for (let i = 0; i < 320; i++) yield Buffer.alloc(65_536);
}

/** A connection, with everything received on it and whether it is still open. */
function open(port: number, text = "") {
  const socket = connect(port, "127.0.0.1");
  sockets.push(socket);
  const seen = { socket, said: "", isOpen: true };
  socket.on("data", (chunk: Buffer) => (seen.said += chunk.toString("latin1")));
  socket.on("close", () => (seen.isOpen = false));
  socket.on("error", () => undefined);
  if (text) socket.write(text);
  return seen;
}

async function ask(port: number, text: string): Promise<string> {
  const seen = open(port, text);
  if (seen.isOpen) await Promise.race([once(seen.socket, "close"), sleep(3000)]);
  return seen.said;
}

const cut = async (reason: string) => (await connectionsCutTotal.get()).values.find(({ labels }) => labels.reason === reason)?.value ?? 0;

describe("a crowd of slow clients", () => {
  it("does not delay an honest client, and is cut", async () => {
    const port = await start();
    const before = { senders: await cut("slow_sender"), readers: await cut("slow_reader") };
    const heads = Array.from({ length: 300 }, () => open(port, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "));
    const bodies = Array.from({ length: 200 }, () => open(port, "POST /api/v1/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n\r\n{"));
    for (let i = 0; i < 30; i++) open(port, "GET /api/v1/large HTTP/1.1\r\nHost: localhost\r\n\r\n").socket.pause();
    const drip = setInterval(() => {
      for (const { socket } of [...heads, ...bodies]) if (socket.writable) socket.write("x");
    }, 200);
    try {
      await sleep(300);
      const waits: number[] = [];
      for (let i = 0; i < 40; i++) {
        const startedAt = performance.now();
        expect(await (await fetch(`http://127.0.0.1:${port}/api/v1/x`)).text()).toBe("api 0");
        waits.push(performance.now() - startedAt);
        await sleep(10);
      }
      // Milliseconds on an idle machine.
      expect(waits.toSorted((a, b) => a - b)[36]).toBeLessThan(500);
      await sleep(3500);
      expect(heads.filter(({ isOpen }) => isOpen)).toHaveLength(0);
      expect(heads[0]!.said).toMatch(/^HTTP\/1\.1 408 .*"status":408/s);
      expect(bodies.filter(({ isOpen }) => isOpen)).toHaveLength(0);
      // A paused socket does not notice that it was closed, so count on the server's side.
      expect((await cut("slow_reader")) - before.readers).toBe(30);
      expect((await cut("slow_sender")) - before.senders).toBeGreaterThanOrEqual(300);
    } finally {
      clearInterval(drip);
    }
  }, 30_000);

  it("may hold no more connections than the limit of one address", async () => {
    const port = await start({ connectionsPerAddress: 20 });
    const all = Array.from({ length: 60 }, () => open(port));
    await sleep(300);
    expect(all.filter(({ isOpen }) => isOpen)).toHaveLength(20);
    for (const { socket } of all) socket.destroy();
    await sleep(100);
    expect((await fetch(`http://127.0.0.1:${port}/api/v1/x`)).status).toBe(200);
  });
});

describe("a carrier's address", () => {
  const get = "GET /api/v1/x HTTP/1.1\r\nHost: localhost\r\n\r\n";
  const answered = async (all: ReturnType<typeof open>[], times = 1) => {
    for (let i = 0; i < 100 && all.some(({ said }) => said.split("api 0").length <= times); i++) await sleep(50);
    return all.filter(({ said }) => said.split("api 0").length > times).length;
  };

  it("may hold 3,000 connections at once by default, and all are served", async () => {
    const port = await start({ connectionsPerAddress: limits.connectionsPerAddress });
    const all: ReturnType<typeof open>[] = [];
    for (let i = 0; i < 30; i++) {
      const some = Array.from({ length: 100 }, () => open(port, get));
      all.push(...some);
      expect(await answered(some)).toBe(100);
    }
    expect(all.filter(({ isOpen }) => isOpen)).toHaveLength(3000);
    for (const { socket } of all) socket.write(get);
    expect(await answered(all, 2)).toBe(3000);
  }, 60_000);

  it("gets room from the connections that are idle longest, never from one in use", async () => {
    const port = await start({ connectionsPerAddress: 20 });
    const used = Array.from({ length: 5 }, () => open(port, "GET /api/v1/never HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    const idle: ReturnType<typeof open>[] = [];
    for (let i = 0; i < 15; i++) {
      idle.push(open(port, get));
      expect(await answered(idle.slice(-1))).toBe(1);
    }
    idle[0]!.socket.write(get);
    expect(await answered(idle.slice(0, 1), 2)).toBe(1);
    const more = Array.from({ length: 10 }, () => open(port, get));
    expect(await answered(more)).toBe(10);
    await sleep(100);
    // The first one was used again since, so the ten after it were idle longest.
    expect(idle.map(({ isOpen }) => isOpen)).toEqual([true, ...Array.from({ length: 10 }, () => false), true, true, true, true]);
    expect(used.every(({ isOpen }) => isOpen)).toBe(true);
    expect(more.every(({ isOpen }) => isOpen)).toBe(true);
  });

  it("has the limit that the configuration says, times the scale of all limits", () => {
    const scale = process.env.RATE_LIMIT_SCALE!;
    provideEnv({ CONNECTIONS_PER_ADDRESS: "8000", RATE_LIMIT_SCALE: "2" });
    expect(configuredLimits()).toMatchObject({ connectionsPerAddress: 16_000, connections: 32_000 });
    provideEnv({ CONNECTIONS_PER_ADDRESS: "", RATE_LIMIT_SCALE: scale });
  });
});

it("makes room for the next connection if the limit of all is reached", async () => {
  const port = await start({ connections: 10 });
  for (let i = 0; i < 30; i++) {
    const seen = open(port, "GET /api/v1/x HTTP/1.1\r\nHost: localhost\r\n\r\n");
    for (let waited = 0; waited < 40 && !seen.said.includes("api 0"); waited++) await sleep(25);
    expect(seen.said).toContain("api 0");
  }
});

it("counts the addresses of one IPv6 network as one", () => {
  const server = createServer();
  guardConnections(server, { ...quick, connectionsPerAddress: 2 });
  const isCut = (address: string) => {
    const socket = Object.defineProperty(new Socket(), "remoteAddress", { value: address });
    sockets.push(socket);
    server.emit("connection", socket);
    return socket.destroyed;
  };
  expect(["2001:db8:0:1::1", "2001:db8:0:1::2", "2001:db8::1:a:b:c:d", "2001:db8:0:2::1"].map(isCut)).toEqual([false, false, true, false]);
  expect(["::ffff:192.0.2.1", "192.0.2.1", "192.0.2.1", "192.0.2.2"].map(isCut)).toEqual([false, false, true, false]);
});

it("does not log the secret in the address of a guest's room when a page is not made in time", async () => {
  const error = vi.spyOn(logger, "error");
  const secret = "s".repeat(43);
  expect(await ask(await start(), `GET /room/${secret} HTTP/1.1\r\nHost: localhost\r\n\r\n`)).toMatch(/^HTTP\/1\.1 504 /);
  expect(error.mock.calls[0]).toEqual([{ method: "GET", path: "/room/[guestLink]" }, expect.any(String)]);
});

it("answers 504 if the handler never answers", async () => {
  const said = await ask(await start(), "GET /api/v1/never HTTP/1.1\r\nHost: localhost\r\n\r\n");
  expect(said).toMatch(/^HTTP\/1\.1 504 .*x-guard: on.*"code":"unavailable"/s);
});

it("does not cut a slow reader as long as it keeps reading", async () => {
  const port = await start({ stallMs: 2000 });
  const reader = open(port, "GET /api/v1/large HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  let size = 0;
  reader.socket.removeAllListeners("data");
  reader.socket.on("data", (chunk: Buffer) => {
    size += chunk.length;
    reader.socket.pause();
    setTimeout(() => reader.socket.resume(), 4);
  });
  const startedAt = performance.now();
  await once(reader.socket, "close");
  expect(size).toBeGreaterThan(320 * 65_536);
  expect(performance.now() - startedAt).toBeGreaterThan(1000);
}, 30_000);

it("closes a connection that asks for another protocol, even if Next listens for upgrades", async () => {
  const port = await start();
  // Next does the same when it serves its first page.
  servers.at(-1)!.server.on("upgrade", () => undefined);
  const seen = open(port, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
  await Promise.race([once(seen.socket, "close"), sleep(1000)]);
  expect(seen.isOpen).toBe(false);
});

describe("a request", () => {
  const get = "GET /api/v1/x HTTP/1.1\r\nHost: localhost\r\n";

  it.each([
    ["two lengths", "POST /api/v1/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 400],
    ["a length and chunks", "POST /api/v1/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400],
    ["an encoding that only looks like chunks", "POST /api/v1/x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 400],
    ["a space before the colon", `${get}Content-Length : 3\r\n\r\nabc`, 400],
    ["a folded line", `${get}X-A: 1\r\n  2\r\n\r\n`, 400],
    ["a bare line feed", "GET /api/v1/x HTTP/1.1\nHost: localhost\n\n", 400],
    ["a null byte", `${get}X-A: a\0b\r\n\r\n`, 400],
    ["no host", "GET /api/v1/x HTTP/1.1\r\n\r\n", 400],
    ["two hosts", `${get}Host: evil.example\r\n\r\n`, 400],
    ["an empty host", "GET /api/v1/x HTTP/1.1\r\nHost:\r\n\r\n", 400],
    ["an invalid host", "GET / HTTP/1.1\r\nHost: a b<>\r\n\r\n", 400],
    ["an invalid port", "GET /api/v1/x HTTP/1.1\r\nHost: localhost:99999\r\n\r\n", 400],
    ["a backslash in its path", "GET /api\\v1/x HTTP/1.1\r\nHost: localhost\r\n\r\n", 400],
    ["a head of 20 KB", `${get}X-A: ${"a".repeat(20_000)}\r\n\r\n`, 431],
    ["an address of 9 KB", `GET /api/v1/x?${"a".repeat(9000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`, 414],
    ["another server's address", "GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 400],
    ["TRACE", "TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n", 405],
    ["a form to a file", "POST /_next/static/a.js HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n", 405],
    ["a compressed body", `POST /api/v1/x HTTP/1.1\r\nHost: localhost\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx`, 415],
    ["a compressed form", `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Encoding: br\r\nContent-Length: 1\r\n\r\nx`, 415],
    ["a form of 1 MB", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n", 413],
    ["a form without its length", "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n", 411],
  ])("with %s is refused, and nothing after it is read", async (_, text, status) => {
    const said = await ask(await start(), `${text}GET /api/v1/smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    expect(said).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(said.match(/HTTP\/1\.1 /g)).toHaveLength(1);
    if (/\n\n|no host/.test(text) || !said.includes("\r\n\r\n{")) return;
    expect(said.toLowerCase()).toContain("content-type: application/problem+json");
    expect(said).toContain("x-guard: on");
    expect(/^x-request-id: (.*)\r$/im.exec(said)?.[1]).toBe((JSON.parse(said.slice(said.indexOf("{"))) as { instance: string }).instance);
    expect(/^allow: GET, /im.test(said)).toBe(status === 405);
  });

  it("is counted, whichever listener answers it, and its path is never a label", async () => {
    const counts = async () => {
      const { values } = await httpRequestDuration.get();
      return (route: string, status: number) => values.find(({ metricName, labels }) => metricName?.endsWith("_count") && labels.route === route && labels.status === status)?.value ?? 0;
    };
    const port = await start();
    const before = await counts();
    await ask(port, "GET /some/page?q=1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    await ask(port, "GET /_next/static/a.js HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    await ask(port, "TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const after = await counts();
    for (const [route, status] of [["pages", 200], ["files", 200], ["refused", 405]] as const) expect(after(route, status) - before(route, status), route).toBe(1);
    expect(JSON.stringify(await httpRequestDuration.get())).not.toContain("/some/page");
  });

  it("of HTTP/1.0 needs no host, because the health checks of load balancers send none", async () => {
    const port = await start();
    expect(await ask(port, "GET /api/v1/x HTTP/1.0\r\n\r\n")).toMatch(/^HTTP\/1\.1 200 .*api 0$/s);
    expect(await ask(port, "GET / HTTP/1.0\r\n\r\n")).toMatch(/^HTTP\/1\.1 200 .*page 127\.0\.0\.1 -$/s);
  });

  it("may name any host, in upper or lower case, with a port or as an IPv6 address", async () => {
    const port = await start();
    for (const host of ["LOCALHOST:3000", "care.example.org", "[::1]:3000", "10.0.0.7", "a_b.internal:80"]) {
      expect(await ask(port, `GET /api/v1/x HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`), host).toMatch(/^HTTP\/1\.1 200 /);
    }
  });

  it("reaches the pages with the caller's real address, without a range, and without a forwarded host that the caller made up", async () => {
    const port = await start();
    const response = await fetch(`http://127.0.0.1:${port}/`, { headers: { "x-forwarded-for": "10.9.9.9, 8.8.8.8", "x-forwarded-host": "evil.example", range: "bytes=99999999-" } });
    expect(await response.text()).toBe("page 127.0.0.1 -");
    expect(response.headers.get("x-guard")).toBe("on");
  });
});
