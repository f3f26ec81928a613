import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { prepareDataDir } from "./data-dir";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./start";

let dataDir: string;
let server: EmbeddedPostgres;
let sql: postgres.Sql;

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), "amrutam-pg-"));
  server = await startEmbeddedPostgres({ dataDir });
  await server.createDatabase("shop");
  sql = postgres(server.url("shop"), { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  await sql.end();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

it("can make the extensions that the schema needs, and knows the letters of every script", async () => {
  for (const name of ["btree_gist", "pg_trgm", "unaccent"]) await sql`create extension ${sql(name)}`;
  const [row] = await sql`select unaccent('Béla') as plain, upper('é') as upper, show_trgm('योग')::text <> '{}' as has_trigrams,
    (select encoding = pg_char_to_encoding('UTF8') and datlocprovider = 'b' from pg_database where datname = 'shop') as is_deterministic`;
  expect(row).toEqual({ plain: "Bela", upper: "É", has_trigrams: true, is_deterministic: true });
});

it("keeps every acknowledged write, and listens on loopback only", async () => {
  const rows = await sql`select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses', 'log_min_error_statement')`;
  expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
    fsync: "on",
    synchronous_commit: "on",
    full_page_writes: "on",
    listen_addresses: "127.0.0.1",
    log_min_error_statement: "panic",
  });
});

it("does not write failed statements into its log", async () => {
  await expect(sql`select 'a-private-word'::int`).rejects.toThrow();
  expect(readFileSync(path.join(dataDir, "postgres.log"), "utf8")).not.toContain("a-private-word");
});

it("requires its password", async () => {
  const wrong = new URL(server.url("shop"));
  wrong.password = "guess";
  const stranger = postgres(wrong.href, { max: 1 });
  await expect(stranger`select 1`).rejects.toThrow(/password authentication failed/);
  await stranger.end();
  expect(statSync(path.join(dataDir, "secrets.json")).mode & 0o777).toBe(0o600);
});

it("does not make a database that exists already", async () => {
  await server.createDatabase("shop");
});

it("is for one process at a time", async () => {
  await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(/is in use by process/);
});

it("does not take an unrelated process for a database or for the holder of its lock, and says what is wrong with its secrets", async () => {
  const other = mkdtempSync(path.join(tmpdir(), "amrutam-pg-"));
  const stranger = spawn("sleep", ["60"]);
  const settings = { fsync: "off" };
  try {
    await (await startEmbeddedPostgres({ dataDir: other, settings })).stop();
    // As after a reboot, when another program has got the process numbers.
    writeFileSync(path.join(other, "lock"), JSON.stringify({ pid: stranger.pid, identity: "before" }));
    writeFileSync(path.join(other, "cluster/postmaster.pid"), `${stranger.pid}\n${other}/cluster\n1\n5432\n\n127.0.0.1\n\nready\n`);
    const again = await startEmbeddedPostgres({ dataDir: other, settings });
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    await again.stop();
    expect(existsSync(path.join(other, "lock"))).toBe(false);

    renameSync(path.join(other, "secrets.json"), path.join(other, "lost"));
    await expect(startEmbeddedPostgres({ dataDir: other })).rejects.toThrow(/secrets\.json is missing/);
    writeFileSync(path.join(other, "secrets.json"), "{}");
    await expect(startEmbeddedPostgres({ dataDir: other })).rejects.toThrow(/are damaged/);
  } finally {
    stranger.kill();
    rmSync(other, { recursive: true, force: true });
  }
});

it.runIf(process.getuid?.() === 0)("says so if PostgreSQL's user cannot enter a directory that the operator chose", async () => {
  const closed = mkdtempSync(path.join(tmpdir(), "amrutam-pg-"));
  chmodSync(closed, 0o700);
  await expect(prepareDataDir(path.join(closed, "data"), true)).rejects.toThrow(/cannot enter .+; set DATA_DIR/);
  rmSync(closed, { recursive: true, force: true });
});
