import { setTimeout as wait } from "node:timers/promises";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type postgres from "postgres";

/** A migration waits for its tables this long; while it waits, everybody who wants one of them waits behind it. */
const LOCK_TIMEOUT_MS = 800;
/** How long it waits in a way that makes no reader or writer wait: longer than the second after which an autovacuum gives way. */
const QUIET_TIMEOUT_MS = 5000;
const MOST_TRIES = 120;
/** The tables were not to be had in time (one of them, or all together), or another transaction waited for us. */
const BUSY = new Set(["55P03", "57014", "40P01"]);
/** The statement with which a migration names the tables that it needs. */
const LOCK = /^lock table (.+) in (access exclusive|share update exclusive) mode;?$/im;

/**
 * Applies the migrations that the database does not have yet, each in a transaction of its own, so that no lock is held from
 * one to the next. A migration that cannot get its tables at once lets others through and tries again; it should name those
 * that others use in a first statement, LOCK TABLE … IN ACCESS EXCLUSIVE MODE.
 *
 * @param client one direct connection
 * @param say told, in one line, what the migration waits for
 * @throws the driver's error of a migration that fails; the ones before it stay applied
 */
export async function applyMigrations(client: postgres.Sql, folder: string, say: (line: string) => void): Promise<void> {
  await client`create schema if not exists drizzle`;
  await client`create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`;
  const [last] = await client<{ at: string }[]>`select created_at as at from drizzle.__drizzle_migrations order by created_at desc limit 1`;
  for (const migration of readMigrationFiles({ migrationsFolder: folder })) {
    if (last && Number(last.at) >= migration.folderMillis) continue;
    for (let tries = 1; ; tries++) {
      try {
        await apply(client, migration);
        break;
      } catch (error) {
        if (!BUSY.has((error as { code?: string }).code ?? "") || tries === MOST_TRIES) throw error;
        if (tries % 10 === 1) say("Waiting for a table that other transactions are using.");
        await wait(200 + Math.random() * 300);
      }
    }
  }
}

const apply = (client: postgres.Sql, { sql, hash, folderMillis }: ReturnType<typeof readMigrationFiles>[number]) =>
  client.begin(async (tx) => {
    await tx.unsafe(`set local lock_timeout = ${LOCK_TIMEOUT_MS}`);
    for (const statement of sql) {
      const [, tables, mode] = LOCK.exec(statement) ?? [];
      await (tables && mode ? lock(tx, tables, mode) : tx.unsafe(statement));
    }
    await tx`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`;
  });

async function lock(tx: postgres.TransactionSql, tables: string, mode: string): Promise<void> {
  // First in a mode that lets others read and write: an autovacuum would not give way in the short time of the second lock.
  await tx.unsafe(`set local lock_timeout = ${QUIET_TIMEOUT_MS}`);
  await tx.unsafe(`lock table ${tables} in share update exclusive mode`);
  await tx.unsafe(`set local lock_timeout = ${LOCK_TIMEOUT_MS}`);
  if (mode.toLowerCase() === "share update exclusive") return;
  // The time is for all the tables together. The lock's own timeout would begin once more with each of them.
  await tx.unsafe(`set local statement_timeout = ${LOCK_TIMEOUT_MS}`);
  await tx.unsafe(`lock table ${tables} in access exclusive mode`);
  await tx.unsafe("set local statement_timeout to default");
}
