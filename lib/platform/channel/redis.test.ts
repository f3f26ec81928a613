import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "ioredis";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { claimPort } from "@/lib/platform/http-server/server";
import { RedisServer } from "@/lib/platform/rate-limit/testing/redis-server";
import { carryBy, type Carrier, publish, subscribe } from "./channel";
import { redisCarrier } from "./redis";

let server: RedisServer;
let carrier: Carrier;
beforeAll(async () => {
  server = new RedisServer(await claimPort(0, "127.0.0.1"));
  await server.start();
  carrier = redisCarrier(server.url);
  carryBy(carrier);
});
afterAll(async () => {
  await carrier.close();
  await server.kill();
});

/** What another process does: it speaks to the same Redis under another name. */
const other = async (n: number) => {
  const redis = new Redis(server.url);
  await redis.publish("amrutam:channel", JSON.stringify({ from: "another process", topic: "redis", payload: { n } }));
  redis.disconnect();
};

it("hears other processes by Redis, tells them, hears itself once, and goes on after Redis was gone", async () => {
  const heard: number[] = [];
  const stop = subscribe("redis", (payload) => heard.push(payload.n as number));
  const theirs = new Redis(server.url);
  const told: string[] = [];
  await theirs.subscribe("amrutam:channel");
  theirs.on("message", (_, message: string) => told.push(message));

  await vi.waitUntil(async () => (await other(1)) === undefined && heard.includes(1), { timeout: 5000, interval: 50 });
  publish("redis", { n: 2 });
  await vi.waitUntil(() => told.some((message) => message.includes('"n":2')), { timeout: 5000 });
  await sleep(100);
  expect(heard.filter((n) => n === 2)).toEqual([2]);
  theirs.disconnect();

  await server.kill();
  publish("redis", { n: 3 });
  expect(heard).toContain(3);
  await server.start();
  await vi.waitUntil(async () => (await other(4)) === undefined && heard.includes(4), { timeout: 10_000, interval: 100 });
  stop();
}, 30_000);
