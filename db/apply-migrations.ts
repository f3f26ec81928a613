import { setTimeout as wait } from "node:timers/promises";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type postgres from "postgres";

/** A migration waits for a table this long; while it waits, everybody who wants the table waits behind it. */
const LOCK_TIMEOUT_MS = 800;
const MOST_TRIES = 120;
/** The table was not to be had in time, or another transaction waited for us. */
const BUSY = new Set(["55P03", "40P01"]);

/**
 * Applies the migrations that the database does not have yet, each in a transaction of its own, so that no lock is held from
 * one to the next. A migration that cannot get a table at once lets others through and tries again.
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
    for (const statement of sql) await tx.unsafe(statement);
    await tx`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`;
  });
