import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { env, provideEnv } from "@/lib/platform/config/env";
import { endsConnection } from "@/lib/platform/database/unreachable";
import { Deadline } from "@/lib/platform/deadline";
import { database } from "./client";
import { DeadlinePassed } from "./outcome";
import { pool } from "./pool";
import { transaction } from "./transaction";

/* The database behind a proxy that loses it: packets vanish, or there is nobody to lead to. */

let proxy: Server;
let pairs: [Socket, Socket][];
let connections: number;
let isEmpty: boolean;
const real = env().DATABASE_URL;

beforeEach(async () => {
  [pairs, connections, isEmpty] = [[], 0, false];
  proxy = createServer((client) => {
    connections++;
    if (isEmpty) return void client.end();
    const server = connect(Number(new URL(real).port), "127.0.0.1");
    pairs.push([client, server]);
    client.pipe(server).pipe(client);
    for (const socket of [client, server]) socket.on("error", () => socket.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const through = new URL(real);
  through.port = String((proxy.address() as AddressInfo).port);
  pool().giveUp("another address");
  provideEnv({ DATABASE_URL: through.href, REQUEST_TIMEOUT_SECONDS: "2" });
});
afterEach(async () => {
  pool().giveUp("another address");
  provideEnv({ DATABASE_URL: real, REQUEST_TIMEOUT_SECONDS: "" });
  for (const pair of pairs) for (const socket of pair) socket.destroy();
  proxy.close();
  await sleep(50);
});

const one = (deadline?: Deadline) => transaction(async (db) => ({ value: (await db.execute(sql`select 1 as one`))[0]?.one }), deadline);
const crowd = (deadlineMs: number) => Promise.allSettled(Array.from({ length: 20 }, () => one(new Deadline(deadlineMs))));
/** From now on nothing passes on the connections that are open, and nobody is told. */
const vanish = () => pairs.forEach(([client, server]) => (client.unpipe(server), server.unpipe(client), client.pause(), server.pause()));

it("takes connections for dead that have said nothing for as long as a request may take, and opens others", async () => {
  await crowd(5000);
  vanish();
  const startedAt = performance.now();
  const lost = await crowd(2000);
  expect(new Set(lost.map((each) => each.status))).toEqual(new Set(["rejected"]));
  const again = await crowd(2000);
  expect(new Set(again.map((each) => each.status))).toEqual(new Set(["fulfilled"]));
  expect(performance.now() - startedAt).toBeLessThan(4500);
  expect((await database().execute(sql`select 1 as one`))[0]).toEqual({ one: 1 });
}, 20_000);

it("begins nothing for a request whose time is over, and nothing of it is done later", async () => {
  const done = (db = database()) => db.execute(sql`insert into outbox (id, topic, payload) values (gen_random_uuid(), 'late', '{}')`);
  const blocker = Array.from({ length: 10 }, () => transaction(async (db) => ({ value: await db.execute(sql`select pg_sleep(1)`) })));
  await sleep(200);
  let begun = 0;
  const late = Array.from({ length: 20 }, () =>
    transaction(async (db) => {
      begun++;
      return { value: await done(db) };
    }, new Deadline(300)).catch((error: unknown) => error),
  );
  for (const outcome of await Promise.all(late)) expect(outcome).toBeInstanceOf(DeadlinePassed);
  await Promise.all(blocker);
  await sleep(300);
  expect(begun).toBe(0);
  // Not even in a transaction that was slow: it sends no COMMIT after the deadline.
  const slow = transaction(async (db) => {
    await done(db);
    await sleep(150);
    return { value: 1 };
  }, new Deadline(100));
  await expect(slow).rejects.toBeInstanceOf(DeadlinePassed);
  await crowd(5000);
  expect((await database().execute(sql`select count(*)::int as count from outbox where topic = 'late'`))[0]).toEqual({ count: 0 });
}, 20_000);

it("is told at once by a proxy that has nobody to lead to, and does not storm it", async () => {
  isEmpty = true;
  const outcomes = await crowd(2000);
  for (const outcome of outcomes) expect(outcome.status === "rejected" && endsConnection(outcome.reason)).toBe(true);
  await expect(database().execute(sql`select 1`)).rejects.toThrow();
  await sleep(500);
  expect(connections).toBeLessThan(60);
  isEmpty = false;
  await sleep(1100);
  expect(await one(new Deadline(2000))).toBe(1);
});
