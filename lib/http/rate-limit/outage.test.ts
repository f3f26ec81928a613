import { setTimeout as sleep } from "node:timers/promises";
import { v7 } from "uuid";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { bearer, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { provideEnv } from "@/lib/platform/config/env";
import { claimPort } from "@/lib/platform/http-server/server";
import { closeRedis, sharedRedis } from "@/lib/platform/rate-limit/shared-redis";
import { RedisServer } from "@/lib/platform/rate-limit/testing/redis-server";
import { apiDoor } from "@/lib/http/api/door";

/* The whole API on a real Redis that is frozen, killed and started again while patients book. */

const door = apiDoor(async () => true);
let server: RedisServer;
let doctorId: string;
let slots = 0;

beforeAll(async () => {
  server = new RedisServer(await claimPort(0, "127.0.0.1"));
  await server.start();
  provideEnv({ REDIS_URL: server.url, RATE_LIMIT_SCALE: "1" });
  doctorId = (await makeDoctor()).id;
  sharedRedis();
  await isUp();
});
afterAll(async () => {
  await closeRedis();
  server.thaw();
  await server.kill();
});

const isUp = () => vi.waitUntil(() => sharedRedis()!.isUp, { timeout: 5000, interval: 20 });

async function book(headers: Record<string, string>) {
  const slot = await makeSlot(doctorId, { startsInHours: 24 + slots++ });
  const startedAt = performance.now();
  const response = await door.request("http://localhost:3000/api/v1/consultations", {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": v7(), ...headers },
    body: JSON.stringify({ slotId: slot.id, complaint: "Cough", mode: "video" }),
  });
  return { status: response.status, tookMs: performance.now() - startedAt };
}

/** Books one slot after another until `until` is true. */
async function keepBooking(until: () => boolean): Promise<{ status: number; tookMs: number }[]> {
  const answers = [];
  while (!until()) answers.push(await book(await bearer(await makePatient())));
  return answers;
}

it("keeps booking during every failure of Redis", async () => {
  let isOver = false;
  const booking = Promise.all(Array.from({ length: 4 }, () => keepBooking(() => isOver)));
  await sleep(400);
  server.freeze();
  await sleep(600);
  expect(sharedRedis()!.isUp).toBe(false);
  server.thaw();
  await isUp();
  await sleep(200);
  await server.kill();
  await sleep(600);
  expect(sharedRedis()!.isUp).toBe(false);
  await server.start();
  await isUp();
  await sleep(200);
  isOver = true;
  const answers = (await booking).flat();
  expect(answers.length).toBeGreaterThan(40);
  expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
  // The time-out for Redis, the time of a booking, and some time for a busy machine.
  expect(Math.max(...answers.map(({ tookMs }) => tookMs))).toBeLessThan(1500);
  expect(sharedRedis()!.isUp).toBe(true);
});

it("keeps the limits while Redis is away", async () => {
  const headers = await bearer(await makePatient());
  const change = () => door.request("http://localhost:3000/api/v1/users/profile", { method: "PUT", headers: { "content-type": "application/json", ...headers }, body: '{"lastName":"Menon"}' });
  vi.useFakeTimers({ toFake: ["Date"], now: Math.ceil(Date.now() / 60_000) * 60_000 + 1000 });
  try {
    for (let i = 0; i < 30; i++) expect((await change()).status).toBe(200);
    server.freeze();
    const answers = [];
    for (let i = 0; i < 35; i++) answers.push((await change()).status);
    expect(answers.filter((status) => status === 200)).toHaveLength(30);
    expect(answers.filter((status) => status === 429)).toHaveLength(5);
  } finally {
    vi.useRealTimers();
  }
});
