import { fillPlaceholders, type SQLWrapper } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { Db } from "./client";

const dialect = new PgDialect();

/**
 * A statement whose text is built once, for paths where building it costs more than running it. Values come in
 * at `sql.placeholder(name)`. A row holds what the driver gives: timestamps are text.
 *
 * @param build makes the query; called at the first run only
 * @returns runs it on a database or in a transaction; started by the call, even if nobody awaits it
 */
export function statement<Values extends Record<string, unknown>, Row extends object = Record<string, never>>(build: () => SQLWrapper) {
  let query: { sql: string; params: unknown[] } | undefined;
  return (db: Db, values: Values): Promise<Row[]> => {
    query ??= dialect.sqlToQuery(build().getSQL());
    return db.$client.unsafe<Row[]>(query.sql, fillPlaceholders(query.params, values) as never[]);
  };
}
