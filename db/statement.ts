import { is, Placeholder, type SQLWrapper } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { Db } from "./client";

const dialect = new PgDialect();

/**
 * A statement whose text is built once, for paths where building it costs more than running it. Each
 * `sql.placeholder(name)` is filled from `values`. Rows are as the driver returns them: timestamps are text.
 *
 * @param build makes the query; called at the first run only
 * @returns a function that runs the statement on a database or in a transaction; the call starts it, even if nobody awaits the result
 */
export function statement<Values extends Record<string, unknown>, Row extends object = Record<string, never>>(build: () => SQLWrapper) {
  let query: { text: string; gaps: Gap[] } | undefined;
  return (db: Db, values: Values): Promise<Row[]> => {
    query ??= textOf(build());
    return db.$client.unsafe<Row[]>(query.text, query.gaps.map(({ name, value }) => (name === undefined ? value : values[name])) as never[]);
  };
}

/** One parameter of a statement: a placeholder to fill, or a value that is always the same. */
interface Gap {
  name?: string;
  value?: unknown;
}

function textOf(query: SQLWrapper): { text: string; gaps: Gap[] } {
  const { sql, params } = dialect.sqlToQuery(query.getSQL());
  return { text: sql, gaps: params.map((value) => (is(value, Placeholder) ? { name: value.name } : { value })) };
}
