import { getTableColumns, getTableName, sql, type Table } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";

/** Rows in one statement: enough to make the round trip small, few enough to show progress. */
const CHUNK = 2000;

/**
 * Inserts many rows of one table. Each chunk is sent as one JSON value, so the statement stays the same for any number
 * of rows. A row may leave out columns that other rows have.
 *
 * @param onChunk called with the number of rows just written
 */
export async function insertAll<T extends PgTable>(db: Pick<Db, "execute">, table: T, rows: readonly T["$inferInsert"][], onChunk: (rows: number) => void = () => {}) {
  const used = new Set(rows.flatMap((row) => Object.keys(row)));
  const columns = Object.entries(getTableColumns(table as Table)).filter(([key]) => used.has(key));
  const names = sql.join(columns.map(([, column]) => sql.identifier(column.name)), sql`, `);
  const name = sql.identifier(getTableName(table));
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = rows.slice(start, start + CHUNK) as Record<string, unknown>[];
    const json = JSON.stringify(chunk.map((row) => Object.fromEntries(columns.map(([key, column]) => [column.name, written(row[key]) ?? fallback(column.default)]))));
    await db.execute(sql`insert into ${name} (${names}) select ${names} from json_populate_recordset(null::${name}, ${json}::text::json)`);
    onChunk(chunk.length);
  }
}

/** The value of a column that a row leaves out: the column's constant default if it has one, else null. */
const fallback = (value: unknown) => (typeof value === "object" ? null : (value ?? null));

/** Bytes as PostgreSQL reads them from text; JSON has none. */
const written = (value: unknown) => (Buffer.isBuffer(value) ? `\\x${value.toString("hex")}` : value);
