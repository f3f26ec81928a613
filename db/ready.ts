import { readFileSync } from "node:fs";
import path from "node:path";
import { sql } from "drizzle-orm";
import { database } from "./client";
import { isUnreachable } from "@/lib/platform/database/unreachable";
import { ringAt } from "@/lib/platform/one-clock";
import { once } from "@/lib/platform/once";
import { pool } from "./pool";

/** How long an answer is reused. Anyone may ask, as often as they like, and the same database has to serve the bookings. */
const GOOD_FOR_MS = 1000;

/** A probe asks every few seconds, and a database that is silent so long is not there. */
const PATIENCE_MS = 3000;

/** True if the database can be written to and has every migration that this build knows; else why not. Calls within a second share one query. */
export function readiness(): Promise<true | string> {
  const last = once("ready", () => ({ goodUntil: 0 }) as { goodUntil: number; answer?: Promise<true | string> });
  if (last.answer && performance.now() < last.goodUntil) return last.answer;
  last.goodUntil = Infinity;
  last.answer = look().finally(() => (last.goodUntil = performance.now() + GOOD_FOR_MS));
  return last.answer;
}

interface Found {
  isStandby: boolean;
  isReadOnly: boolean;
  applied: string;
}

async function look(): Promise<true | string> {
  let cancel = () => {};
  const silence = new Promise<undefined>((resolve) => (cancel = ringAt(performance.now() + PATIENCE_MS, () => resolve(undefined))));
  try {
    const rows = await Promise.race([silence, database().execute(state)]);
    if (!rows) return "The database does not answer.";
    const { isStandby, isReadOnly, applied } = rows[0] as unknown as Found;
    if (isStandby || isReadOnly) {
      // While we say so nobody writes, so that no refused write would give these connections up.
      pool().giveUp("it is read-only");
      return isStandby ? "The database is a standby: it can be read, not written." : "The database is read-only.";
    }
    return Number(applied) >= knownMigrations() || "The database is not migrated to this version.";
  } catch (error) {
    return isUnreachable(error) ? "The database cannot be reached." : "The database is not migrated to this version.";
  } finally {
    cancel();
  }
}

const state = sql`
  select pg_is_in_recovery() as "isStandby", current_setting('transaction_read_only') = 'on' as "isReadOnly",
    (select count(*) from drizzle.__drizzle_migrations) as applied`;

function knownMigrations(): number {
  return once("known-migrations", () => {
    const journal = JSON.parse(readFileSync(path.resolve("drizzle/meta/_journal.json"), "utf8")) as { entries: unknown[] };
    return journal.entries.length;
  });
}
