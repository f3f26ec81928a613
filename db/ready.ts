import { readFileSync } from "node:fs";
import path from "node:path";
import { sql } from "drizzle-orm";
import { database } from "./client";
import { once } from "@/lib/platform/once";

/** True where the database answers and has every migration this build knows. */
export async function isReady(): Promise<boolean> {
  try {
    const [row] = await database().execute<{ applied: string }>(sql`select count(*) as applied from drizzle.__drizzle_migrations`);
    return Number(row?.applied) >= knownMigrations();
  } catch {
    return false;
  }
}

function knownMigrations(): number {
  return once("known-migrations", () => {
    const journal = JSON.parse(readFileSync(path.resolve("drizzle/meta/_journal.json"), "utf8")) as { entries: unknown[] };
    return journal.entries.length;
  });
}
