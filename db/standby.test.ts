import { sql } from "drizzle-orm";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { asAppError } from "@/lib/core/failures";
import { apiDoor } from "@/lib/http/api/door";
import { env, provideEnv } from "@/lib/platform/config/env";
import { closeDatabase, database } from "./client";
import { migrate } from "./migrate";
import { readiness } from "./ready";
import { startServer, startStandby, type TestServer } from "./testing/server";
import { transaction } from "./transaction";

/* A primary and a standby of this file's own, both named in one address. */

let primary: TestServer;
let standby: TestServer;
const portOf = (server: TestServer) => new URL(server.url("care")).port;
const write = () => transaction(async (db) => ({ value: await db.execute(sql`insert into outbox (id, topic, payload) values (gen_random_uuid(), 'test', '{}')`) }));
const probe = async () => (await apiDoor(readiness).request("http://localhost/readyz")).json();

beforeAll(async () => {
  await closeDatabase(0);
  primary = await startServer();
  await primary.createDatabase("care");
  await migrate(primary.url("care"));
  await primary.halt();
  standby = await startStandby(primary);
  await primary.restart();
  provideEnv({ DATABASE_URL: standby.url("care") });
}, 60_000);
afterAll(async () => {
  await closeDatabase(0);
  await standby.stop();
  await primary.stop();
});

it("is not ready, in words, and a write is told 503", async () => {
  expect(await probe()).toEqual({ status: "not ready", reason: "The database is a standby: it can be read, not written." });
  const refused = await write().catch((error: unknown) => asAppError(error));
  expect(refused).toMatchObject({ code: "unavailable", retryAfterSeconds: 2 });
});

it("gives the connections to a standby up when a write is refused", async () => {
  const pid = async () => (await database().execute<{ pid: number }>(sql`select pg_backend_pid() as pid`))[0]!.pid;
  const before = await pid();
  expect(await pid()).toBe(before);
  await write().catch(() => {});
  const admin = postgres(standby.url("care"), { max: 1 });
  await sleep(300);
  expect(await admin`select from pg_stat_activity where pid = ${before}`).toHaveLength(0);
  await admin.end();
});

it("is not migrated, in words", async () => {
  await expect(migrate(standby.url("care"))).rejects.toThrow(/is a standby: it can be read, not written/);
});

it("is passed over if the address names the primary too, and found once it is promoted", async () => {
  await closeDatabase(0);
  const both = new URL(standby.url("care"));
  provideEnv({ DATABASE_URL: both.href.replace(both.host, `127.0.0.1:${portOf(standby)},127.0.0.1:${portOf(primary)}`) });
  await migrate(env().DATABASE_URL);
  await write();
  await sleep(1100);
  expect(await probe()).toEqual({ status: "ready" });

  await primary.halt();
  await expect(write()).rejects.toThrow();
  const admin = postgres(standby.url("care"), { max: 1 });
  await admin`select pg_promote()`;
  await admin.end();
  await sleep(1100);
  await write();
  expect(await probe()).toEqual({ status: "ready" });
}, 40_000);
