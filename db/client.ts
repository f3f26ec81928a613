import { PgDatabase, PgDialect } from "drizzle-orm/pg-core";
import type { PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import { PostgresJsSession } from "drizzle-orm/postgres-js/session";
import type postgres from "postgres";
import { once } from "@/lib/platform/once";
import { closePool, pool } from "./pool";

/** A Drizzle handle: the pool, or one transaction. Every function of a `queries.ts` takes it first. */
export type Db = PgDatabase<PostgresJsQueryResultHKT, Record<string, never>> & { $client: Pick<postgres.Sql, "unsafe"> };

/** The pool, one per process. The handle stays good when the connections behind it are replaced (pool.ts). */
export function database(): Db {
  return once("database.handle", () => {
    const current = { unsafe: (...statement: Parameters<postgres.Sql["unsafe"]>) => pool().unsafe(...statement) };
    const dialect = new PgDialect();
    const session = new PostgresJsSession(current as never, dialect, undefined, {});
    return Object.assign(new PgDatabase(dialect, session, undefined), { $client: current }) as unknown as Db;
  });
}

/** Closes the pool, waiting up to `timeoutSeconds` for statements in progress. */
export async function closeDatabase(timeoutSeconds = 5): Promise<void> {
  await closePool(timeoutSeconds);
}
