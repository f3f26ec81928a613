import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type postgres from "postgres";

const run = promisify(execFile);
const ROWS = 400_000;

/** A minimal booking, in PostgreSQL's own load tool: no HTTP, no JavaScript. */
const script = `
\\set turn :turn + 1
\\set slot :turn * 16 + :client_id
BEGIN;
UPDATE pgbench.slots SET status = 'booked' WHERE id = :slot AND status = 'available';
INSERT INTO pgbench.bookings (slot_id, patient_id) VALUES (:slot, :client_id);
INSERT INTO pgbench.audit (action, slot_id) VALUES ('book', :slot);
COMMIT;
`;

/** Creates the tables and returns a function that measures for some seconds; undefined if pgbench is not installed. */
export async function preparePgbench(client: postgres.Sql, url: string, folder: string) {
  const isThere = await run("pgbench", ["--version"]).then(
    () => true,
    () => false,
  );
  if (!isThere) return undefined;
  await client.unsafe(`
    create schema pgbench;
    create table pgbench.slots (id integer primary key, status text not null);
    create table pgbench.bookings (id bigint generated always as identity primary key, slot_id integer not null unique, patient_id integer not null, created_at timestamptz not null default now());
    create table pgbench.audit (id bigint generated always as identity primary key, action text not null, slot_id integer not null, at timestamptz not null default now());
    insert into pgbench.slots select n, 'available' from generate_series(1, ${ROWS}) n;`);
  await client`vacuum (analyze) pgbench.slots`.simple();
  const file = path.join(folder, "pgbench.sql");
  await writeFile(file, script);

  let round = 0;
  /** Bookings per second, by 16 clients. */
  return async (seconds: number): Promise<number> => {
    const turn = Math.floor((ROWS / 16 / 4) * round++);
    const args = ["--no-vacuum", "--protocol=prepared", "--client=16", "--jobs=2", `--time=${seconds}`, `--define=turn=${turn}`, `--file=${file}`, url];
    const { stdout } = await run("pgbench", args);
    return Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
  };
}
