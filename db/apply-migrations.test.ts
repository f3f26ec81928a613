import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { applyMigrations } from "./apply-migrations";
import { startServer, type TestServer } from "./testing/server";

/* A migration beside others who use its tables. The times are bounds of waiting for a lock, far above what a slow machine adds. */

let server: TestServer;
let owner: postgres.Sql;
let others: postgres.Sql;
let folder: string;
let stopWriting: () => Promise<number>;

beforeAll(async () => {
  server = await startServer();
  await server.createDatabase("busy");
  owner = postgres(server.url("busy"), { max: 1, onnotice: () => {} });
  others = postgres(server.url("busy"), { max: 5, onnotice: () => {} });
}, 120_000);
afterAll(async () => {
  await Promise.all([owner.end({ timeout: 1 }), others.end({ timeout: 1 })]);
  await server.stop();
});

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "amrutam-migrations-"));
  await owner`drop schema if exists drizzle cascade`;
  await owner`drop table if exists visits, people`;
  await owner`create table people (id int primary key)`;
  await owner`create table visits (id int generated always as identity primary key, note text)`;
  stopWriting = keepWriting();
});
afterEach(async () => {
  await stopWriting();
  rmSync(folder, { recursive: true });
});

/** Migrations, each of one statement or several. */
function given(...migrations: string[][]) {
  mkdirSync(path.join(folder, "meta"));
  const entries = migrations.map((statements, idx) => {
    writeFileSync(path.join(folder, `${idx}.sql`), statements.join("\n--> statement-breakpoint\n"));
    return { idx, version: "7", when: idx + 1, tag: String(idx), breakpoints: true };
  });
  writeFileSync(path.join(folder, "meta", "_journal.json"), JSON.stringify({ version: "7", dialect: "postgresql", entries }));
}

/** Writes again and again. @returns stops it and tells the longest time that one write took */
function keepWriting(): () => Promise<number> {
  let isOver = false;
  let longest = 0;
  const writing = (async () => {
    while (!isOver) {
      const at = performance.now();
      await others`insert into visits (note) values ('Acidity')`;
      longest = Math.max(longest, performance.now() - at);
      await wait(5);
    }
  })();
  return async () => {
    isOver = true;
    await writing;
    return longest;
  };
}

/** Keeps a table, as one who writes to it does, until it is told to stop. */
async function hold(table: string): Promise<() => Promise<unknown>> {
  const [held, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const holding = others.begin(async (tx) => {
    await tx.unsafe(`lock table ${table} in row exclusive mode`);
    held.resolve();
    await ended.promise;
  });
  await held.promise;
  return () => {
    ended.resolve();
    return holding;
  };
}

const columns = () => owner`select attrelid::regclass::text as table, attname as column from pg_attribute where attrelid in ('visits'::regclass, 'people'::regclass) and attname = 'extra' order by 1`;
const lockBoth = "-- Why.\nLOCK TABLE visits, people IN ACCESS EXCLUSIVE MODE;";
const addBoth = ["alter table people add column extra int", "alter table visits add column extra int"];

it("lets others write while one transaction keeps a table for seconds, and goes on once that has ended", async () => {
  given([lockBoth, ...addBoth]);
  const said: string[] = [];
  const release = await hold("people");
  const migrated = applyMigrations(owner, folder, (line) => void said.push(line));
  await wait(2500);
  expect(await others`select from pg_attribute where attrelid = 'visits'::regclass and attname = 'extra'`).toHaveLength(0);
  await release();
  await migrated;
  expect(await columns()).toHaveLength(2);
  expect(said).toEqual(["Waiting for a table that other transactions are using."]);
  expect(await stopWriting()).toBeLessThan(1500);
});

it("waits for all its tables together no longer than for one", async () => {
  given([lockBoth, ...addBoth]);
  // The first table is free only shortly before the time is over; the second would have its own time then.
  const [first, second] = [await hold("visits"), await hold("people")];
  const migrated = applyMigrations(owner, folder, () => {});
  await wait(600);
  await first();
  await wait(1500);
  await second();
  await migrated;
  expect(await columns()).toHaveLength(2);
  expect(await stopWriting()).toBeLessThan(1300);
});

it.each([
  ["that changes its tables", [lockBoth, ...addBoth]],
  ["that only checks rows", ["LOCK TABLE visits, people IN SHARE UPDATE EXCLUSIVE MODE;", "alter table visits validate constraint note", ...addBoth]],
])("makes an autovacuum give way to a migration %s", async (_what, statements) => {
  await owner`alter table visits add constraint note check (note <> '') not valid`;
  await owner`insert into visits (note) select repeat('x', 500) from generate_series(1, 20000)`;
  await owner`alter table visits set (autovacuum_vacuum_cost_delay = 100, autovacuum_vacuum_cost_limit = 1, autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0)`;
  await owner`delete from visits`;
  await owner`alter system set autovacuum_naptime = '1s'`;
  await owner`select pg_reload_conf()`;
  const vacuuming = () => owner<{ pid: number }[]>`select pid from pg_stat_activity where backend_type = 'autovacuum worker' and query like '%visits%'`;
  await expect.poll(vacuuming, { timeout: 30_000, interval: 200 }).toHaveLength(1);
  const [worker] = await vacuuming();

  given(statements);
  await applyMigrations(owner, folder, () => {});
  expect(await columns()).toHaveLength(2);
  expect((await vacuuming()).map(({ pid }) => pid)).not.toContain(worker!.pid);
}, 60_000);
