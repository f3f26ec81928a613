import { execFile } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { claimPort } from "@/lib/platform/http-server/server";
import { Limiter } from "./limiter";
import { registry } from "@/lib/platform/telemetry/registry";
import { SharedRedis } from "./shared-redis";
import { SlidingWindows } from "./sliding-windows";
import { RedisServer } from "./testing/redis-server";

let server: RedisServer;
let redis: SharedRedis;
let names = 0;
const limiter = (limit: number, seconds = 60) => new Limiter(`test${names++}`, limit, seconds, redis);

beforeAll(async () => {
  server = new RedisServer(await claimPort(0, "127.0.0.1"));
  await server.start();
  redis = new SharedRedis(server.url);
  await isUp();
});
afterAll(async () => {
  await redis.close();
  server.thaw();
  await server.kill();
});
afterEach(() => vi.useRealTimers());

const isUp = () => vi.waitUntil(() => redis.isUp, { timeout: 5000, interval: 20 });
const fallbacks = async () => (await registry.getSingleMetric("rate_limit_fallbacks_total")!.get()).values[0]?.value ?? 0;

/** Waits until at least 3 s of the current window of this length are left, so that it does not end during a test. */
const youngWindow = async (seconds: number) => {
  const left = seconds * 1000 - (Date.now() % (seconds * 1000));
  if (left < 3000) await sleep(left + 10);
};

describe("a window that slides", () => {
  it("never allows more than twice the limit in any window", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 300 }), (limit, gaps) => {
        const windows = new SlidingWindows(limit, 1000);
        let now = 1_700_000_000_000;
        const taken: number[] = [];
        for (const gap of gaps) if (windows.take("a", (now += gap)).allowed) taken.push(now);
        // The requests of the previous window are assumed to be spread evenly: in the worst case twice the limit in one window, never more.
        for (const at of taken) expect(taken.filter((other) => other > at - 1000 && other <= at).length).toBeLessThanOrEqual(2 * limit);
        expect(taken.length).toBeGreaterThanOrEqual(Math.min(limit, gaps.length));
      }),
    );
  });

  it("allows a request again after the time that a refusal names", () => {
    const windows = new SlidingWindows(5, 60_000);
    let now = 1_700_000_012_345;
    for (let i = 0; i < 5; i++) expect(windows.take("a", now).allowed).toBe(true);
    const { allowed, resetMs } = windows.take("a", now);
    expect(allowed).toBe(false);
    now += (Math.floor(resetMs / 1000) + 1) * 1000;
    expect(windows.take("a", now).allowed).toBe(true);
  });

  it("forgets the oldest keys instead of growing without limit", () => {
    const windows = new SlidingWindows(1, 60_000, 1000);
    for (let i = 0; i < 5000; i++) windows.take(`key${i}`, 1_700_000_000_000);
    expect(windows.size).toBe(1000);
    expect(windows.take("key4999", 1_700_000_000_000).allowed).toBe(false);
  });

  it("gives the same counts in this process as in Redis", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 8 }), fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 40 }), async (limit, gaps) => {
        const own = new SlidingWindows(limit, 2000);
        const common = limiter(limit, 2);
        vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
        for (const gap of gaps) {
          vi.setSystemTime(Date.now() + gap);
          const { allowed, remaining } = await common.take("a");
          expect({ allowed, remaining }).toEqual((({ allowed, remaining }) => ({ allowed, remaining }))(own.take("a", Date.now())));
        }
        vi.useRealTimers();
        expect(redis.isUp).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe("a limit shared through Redis", () => {
  it("is one budget for two processes", async () => {
    await youngWindow(60);
    const run = () => promisify(execFile)(process.execPath, ["--import", "tsx", "lib/platform/rate-limit/testing/take-many.ts", server.url, `shared${process.pid}`, "50", "45"]);
    const [one, other] = await Promise.all([run(), run()]);
    expect(Number(one.stdout) + Number(other.stdout)).toBe(50);
  });

  it("is kept in this process, without waiting, while Redis hangs; and is shared again afterwards", async () => {
    await youngWindow(60);
    const limit = limiter(30);
    for (let i = 0; i < 10; i++) expect((await limit.take("a")).allowed).toBe(true);
    const before = await fallbacks();
    server.freeze();
    const startedAt = performance.now();
    const counts = await Promise.all(Array.from({ length: 40 }, () => limit.take("a")));
    expect(performance.now() - startedAt).toBeLessThan(400);
    expect(counts.filter(({ allowed }) => allowed)).toHaveLength(20);

    const other = limiter(5);
    const answers = Array.from({ length: 10 }, () => other.take("a"));
    // Not even promises: while Redis is known to be down, nobody waits for it.
    expect(answers.every((answer) => !(answer instanceof Promise))).toBe(true);
    expect((await Promise.all(answers)).filter(({ allowed }) => allowed)).toHaveLength(5);
    expect(await fallbacks()).toBeGreaterThan(before);
    expect(await registry.metrics()).toMatch(/^redis_up 0$/m);

    server.thaw();
    await isUp();
    expect(await registry.metrics()).toMatch(/^redis_up 1$/m);
    expect(limiter(3).take("a")).toBeInstanceOf(Promise);
  });

  it("survives kill -9 and a restart that has forgotten the scripts", async () => {
    const limit = limiter(1000);
    expect((await limit.take("a")).allowed).toBe(true);
    await server.kill();
    for (let i = 0; i < 50; i++) expect((await limit.take("a")).allowed).toBe(true);
    expect(redis.isUp).toBe(false);
    await server.start();
    await isUp();
    const count = await limit.take("a");
    // The restarted Redis counts from zero, this process does not: so the answer comes from Redis.
    expect(count).toMatchObject({ allowed: true, remaining: 999 });
    expect(redis.isUp).toBe(true);
  });

  it("does not trust a Redis that answers but refuses to count", async () => {
    await redis.attempt((client) => client.config("SET", "maxmemory", "1"));
    const limit = limiter(3);
    const counts = [];
    for (let i = 0; i < 5; i++) counts.push((await limit.take("a")).allowed);
    expect(counts).toEqual([true, true, true, false, false]);
    await sleep(1500);
    expect(redis.isUp).toBe(false);
    await redis.client.config("SET", "maxmemory", "0");
    await isUp();
  });
});
