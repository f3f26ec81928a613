import type postgres from "postgres";
import { directClient } from "@/lib/platform/database/direct-client";
import { keyIdOf, newestKeyId, reencrypt, type Encrypted } from "@/lib/platform/crypto/encrypt";
import type { Report } from "@/lib/platform/start/progress";

/** Rows read and written at a time: locks last milliseconds, and a stop loses no more than one batch. */
const BATCH = 500;
/**
 * How often all tables are gone through. A row locked by others waits for the next pass. If rows are left after the last
 * pass, the processes that still write under a former key must stop first.
 */
const PASSES = 5;

interface SealedTable {
  name: string;
  /** The primary key: its columns in order, with their types. */
  key: { name: string; type: string }[];
  columns: string[];
}

/** The result of a rotation. */
export interface Rotation {
  /** Rows written. */
  written: number;
  /** Rows that hold a value under a key other than the newest, at the end. */
  left: number;
  /** Values that no known key can decrypt in their row and column, as `table.column key (key id)`. They are left as they are. */
  closed: string[];
}

/**
 * Encrypts all values that are under a former key again under the newest key, while the product runs.
 *
 * A value is replaced only if it is still the one that was read, so no concurrent write is lost. Rows locked by others
 * are skipped and tried again in the next pass, so nobody waits. A rotation that was killed can be started again and
 * continues, because each value names its key. Several rotations at once share the work. Only encrypted columns are
 * changed: not `version`, not `updated_at`.
 *
 * @param url of a role that may read and write all tables
 */
export async function rotateKeys(url: string, report: Report = () => {}): Promise<Rotation> {
  const { client } = await directClient(url, "amrutam keys:rotate");
  try {
    const tables = await sealedTables(client);
    const total = await countStale(client, tables);
    const closed = new Set<string>();
    let written = 0;
    let left = total;
    for (let pass = 0; pass < PASSES && left > closed.size; pass++) {
      if (pass > 0) await new Promise((resolve) => setTimeout(resolve, 200));
      for (const table of tables) {
        await rotateTable(client, table, closed, (rows) => report((written += rows), total));
      }
      left = await countStale(client, tables);
    }
    return { written, left, closed: [...closed] };
  } finally {
    await client.end({ timeout: 5 });
  }
}

/** Finds every encrypted column by its type in the catalogue, so that none can be forgotten. */
async function sealedTables(client: postgres.Sql): Promise<SealedTable[]> {
  return await client<SealedTable[]>`
    select c.relname as name,
      (select array_agg(a.attname order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.atttypid = 'encrypted'::regtype and not a.attisdropped) as columns,
      (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by k.n)
        from pg_index i, unnest(i.indkey::int2[]) with ordinality as k (attnum, n), pg_attribute a
        where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.attnum) as key
    from pg_class c
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.atttypid = 'encrypted'::regtype and not a.attisdropped)
    order by c.relname`;
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
/** SQL that is true for a row with a value under a key other than the newest ($1). */
const isStale = ({ columns }: SealedTable) => columns.map((column) => `not starts_with(${quoted(column)}, $1)`).join(" or ");
const prefix = () => `v1.${newestKeyId()}.`;

async function countStale(client: postgres.Sql, tables: SealedTable[]): Promise<number> {
  let count = 0;
  for (const table of tables) {
    const [row] = await client.unsafe<{ count: number }[]>(`select count(*)::int as count from ${quoted(table.name)} where ${isStale(table)}`, [prefix()]);
    count += row?.count ?? 0;
  }
  return count;
}

type Row = Record<string, string | null>;

/** One pass over a table, in the order of its primary key. */
async function rotateTable(client: postgres.Sql, table: SealedTable, closed: Set<string>, onWritten: (rows: number) => void): Promise<void> {
  const { name, key, columns } = table;
  const picked = [...key, ...columns.map((column) => ({ name: column }))].map((column) => `${quoted(column.name)}::text`).join(", ");
  const order = key.map((column) => quoted(column.name)).join(", ");
  const place = `(${order}) > (${key.map(({ type }, n) => `$${n + 2}::${type}`).join(", ")})`;
  let after: string[] = [];
  for (;;) {
    const where = `(${isStale(table)})${after.length > 0 ? ` and ${place}` : ""}`;
    const rows = await client.unsafe<Row[]>(`select ${picked} from ${quoted(name)} where ${where} order by ${order} limit ${BATCH}`, [prefix(), ...after]);
    if (rows.length === 0) return;
    const changed = rows.map((row) => sealedAnew(table, row, closed)).filter((row) => row !== undefined);
    if (changed.length > 0) onWritten(await replace(client, table, changed));
    after = key.map((column) => rows.at(-1)![column.name]!);
  }
}

/** The primary key (`k…`) of a row with the old (`o…`) and new (`n…`) values of its columns to change; undefined if there are none. */
function sealedAnew({ name, key, columns }: SealedTable, row: Row, closed: Set<string>): Row | undefined {
  const id = key.map((column) => row[column.name]).join("/");
  const change: Row = Object.fromEntries(key.map((column, n) => [`k${n}`, row[column.name] ?? null]));
  let isChanged = false;
  for (const [n, column] of columns.entries()) {
    const old = row[column];
    if (old == null) continue;
    try {
      const value = reencrypt(old as Encrypted, { column: `${name}.${column}`, id });
      if (value === undefined) continue;
      Object.assign(change, { [`o${n}`]: old, [`n${n}`]: value });
      isChanged = true;
    } catch {
      closed.add(`${name}.${column} ${id} (${keyIdOf(old)})`);
    }
  }
  return isChanged ? change : undefined;
}

/** Writes the rows that nobody has changed or locked since they were read. Returns how many rows it wrote. */
async function replace(client: postgres.Sql, { name, key, columns }: SealedTable, rows: Row[]): Promise<number> {
  const given = [...key.map((_, n) => `k${n}`), ...columns.flatMap((_, n) => [`o${n}`, `n${n}`])].map((column) => `${column} text`).join(", ");
  const same = [
    ...key.map((column, n) => `t.${quoted(column.name)} = v.k${n}::${column.type}`),
    ...columns.map((column, n) => `(v.o${n} is null or t.${quoted(column)} = v.o${n})`),
  ].join(" and ");
  const keys = key.map((column) => `t.${quoted(column.name)}`).join(", ");
  const set = columns.map((column, n) => `${quoted(column)} = coalesce(v.n${n}, t.${quoted(column)})`).join(", ");
  const result = await client.unsafe(
    `with v as materialized (select * from json_to_recordset($1::text::json) as v (${given})),
      free as materialized (select ${keys} from ${quoted(name)} t join v on ${same} for no key update of t skip locked)
    update ${quoted(name)} t set ${set} from v where ${same} and (${keys}) in (select * from free)`,
    [JSON.stringify(rows)],
  );
  return result.count;
}
