import { readFileSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import postgres from "postgres";

/** The embedded database of a running server, opened as its superuser. */
export function openDatabase(dataDir: string): postgres.Sql {
  const { DATABASE_PASSWORD } = JSON.parse(readFileSync(path.join(dataDir, "secrets.json"), "utf8")) as Record<string, string>;
  const port = Number(readFileSync(path.join(dataDir, "cluster/postmaster.pid"), "utf8").split("\n")[3]);
  return postgres({ host: "127.0.0.1", port, database: "amrutam", username: "amrutam", password: DATABASE_PASSWORD, max: 1, onnotice: () => {} });
}

/** Finds the words, in upper or lower case, in any column of any row of any table of any schema. */
export async function findInDatabase(database: postgres.Sql, words: string[]) {
  const tables = await database<{ schema: string; name: string }[]>`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`;
  if (tables.length < 15) throw new Error("The tables are missing.");
  const needles = words.map((word) => ({ word, small: word.toLowerCase() }));
  const found = new Map<string, { table: string; column: string; word: string }>();
  for (const { schema, name } of tables) {
    const table = schema === "public" ? name : `${schema}.${name}`;
    for await (const rows of database<{ row: string }[]>`select to_jsonb(t)::text as row from ${database(schema)}.${database(name)} as t`.cursor(2000)) {
      const small = rows.map(({ row }) => row).join("\n").toLowerCase();
      for (const { word, small: needle } of needles.filter((each) => small.includes(each.small))) {
        for (const { row } of rows) {
          for (const [column, value] of Object.entries(JSON.parse(row) as object)) {
            if (JSON.stringify(value).toLowerCase().includes(needle)) found.set(`${table} ${column} ${word}`, { table, column, word });
          }
        }
      }
    }
  }
  return [...found.values()];
}

/** Finds the words in the files below these paths: as they are, in lower case and URL-encoded. */
export async function findInFiles(places: string[], words: string[]) {
  const needles = words.map((word) => ({ word, forms: [...new Set([word, word.toLowerCase(), encodeURIComponent(word)])].map((form) => Buffer.from(form)) }));
  const found: { file: string; word: string }[] = [];
  for (const file of (await Promise.all(places.map(filesBelow))).flat()) {
    const bytes = await readFile(file);
    for (const { word, forms } of needles) if (forms.some((form) => bytes.includes(form))) found.push({ file, word });
  }
  return found;
}

async function filesBelow(place: string): Promise<string[]> {
  if (!(await stat(place)).isDirectory()) return [place];
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}
