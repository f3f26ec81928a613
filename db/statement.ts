import { is, Placeholder, type SQLWrapper } from "drizzle-orm";
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
  let query: { text: string; gaps: Gap[] } | undefined;
  return (db: Db, values: Values): Promise<Row[]> => {
    query ??= textOf(build());
    return db.$client.unsafe<Row[]>(query.text, query.gaps.map(({ name, value }) => (name === undefined ? value : values[name])) as never[]);
  };
}

/** One of a statement's parameters: a gap to fill, or a value that is always the same. */
interface Gap {
  name?: string;
  value?: unknown;
}

function textOf(query: SQLWrapper): { text: string; gaps: Gap[] } {
  const { sql, params } = dialect.sqlToQuery(query.getSQL());
  return { text: sql, gaps: params.map((value) => (is(value, Placeholder) ? { name: value.name } : { value })) };
}
