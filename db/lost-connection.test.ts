import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { provideEnv } from "@/lib/platform/config/env";
import { closeDatabase, database } from "./client";
import { startServer, type TestServer } from "./testing/server";
import { transaction } from "./transaction";

/* A server of this file's own, which is killed in the middle of statements. */

let server: TestServer;
const uncaught: unknown[] = [];
const note = (error: unknown) => void uncaught.push(error);

beforeAll(async () => {
  await closeDatabase(0);
  server = await startServer();
  await server.createDatabase("mortal");
  provideEnv({ DATABASE_URL: server.url("mortal"), DB_APP_ROLE: "none" });
  // As in the product, where the first connection is opened long before the first trouble: see array-types.ts.
  await database().execute(sql`select 1`);
});
beforeEach(() => {
  uncaught.length = 0;
  process.on("uncaughtException", note).on("unhandledRejection", note);
});
afterEach(async () => {
  await sleep(200);
  process.off("uncaughtException", note).off("unhandledRejection", note);
  expect(uncaught).toEqual([]);
});
afterAll(async () => {
  await closeDatabase(0);
  await server.stop();
});

/** Twenty at once, more than there are connections: some are in a statement, some wait for a connection. */
const crowd = (seconds: number) =>
  Array.from({ length: 20 }, () =>
    transaction(async (db) => {
      await db.execute(sql`select 1`);
      await db.execute(sql`select pg_sleep(${seconds})`);
      return { value: "done" };
    }).catch((error: Error & { code?: string; cause?: { code?: string } }) => error.cause?.code ?? error.code ?? error.message),
  );

const works = async () => {
  const all = await Promise.all(Array.from({ length: 40 }, () => transaction(async (db) => ({ value: (await db.execute(sql`select 1 as one`))[0]?.one }))));
  expect(new Set(all)).toEqual(new Set([1]));
};

it("ends no process when the server ends the connections of twenty transactions during a statement, ten times", async () => {
  const admin = postgres(server.url("postgres"), { max: 1 });
  for (let round = 0; round < 10; round++) {
    const all = crowd(0.3);
    await sleep(100);
    await admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = 'mortal'`;
    const outcomes = await Promise.all(all);
    expect(outcomes.filter((outcome) => outcome !== "done").length).toBeGreaterThan(0);
    await works();
  }
  await admin.end();
}, 60_000);

it("ends no process when the postmaster is killed during a statement, and works again when it is back", async () => {
  for (let round = 0; round < 3; round++) {
    const all = crowd(5);
    await sleep(150);
    server.signal("SIGKILL", "all");
    const outcomes = await Promise.all(all);
    expect(outcomes).not.toContain("done");
    const refused = await transaction(async (db) => ({ value: await db.execute(sql`select 1`) })).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Error);
    await expect(database().execute(sql`select 1`)).rejects.toThrow();
    await server.restart();
    await works();
  }
}, 60_000);
