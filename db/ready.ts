import { readFileSync } from "node:fs";
import path from "node:path";
import { sql } from "drizzle-orm";
import { database } from "./client";
import { once } from "@/lib/platform/once";

/** How long an answer is reused. Anyone may ask, as often as they like, and the same database has to serve the bookings. */
const GOOD_FOR_MS = 1000;

/** True if the database answers and has every migration that this build knows. Calls within a second share one query. */
export function isReady(): Promise<boolean> {
  const last = once("ready", () => ({ goodUntil: 0 }) as { goodUntil: number; answer?: Promise<boolean> });
  if (last.answer && performance.now() < last.goodUntil) return last.answer;
  last.goodUntil = Infinity;
  last.answer = look().finally(() => (last.goodUntil = performance.now() + GOOD_FOR_MS));
  return last.answer;
}

async function look(): Promise<boolean> {
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
