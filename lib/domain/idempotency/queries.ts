import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { idempotencyKeys } from "@/db/schema/kernel";

/** Deletes up to `limit` answers kept since before `before`; returns how many. */
export async function deleteAnswers(db: Db, before: Date, limit: number): Promise<number> {
  const rows = await db.execute(sql`
    with old as (
      select scope, route, key from ${idempotencyKeys} where created_at < ${before.toISOString()}::timestamptz limit ${limit})
    delete from ${idempotencyKeys} k using old where k.scope = old.scope and k.route = old.route and k.key = old.key returning 1`);
  return rows.length;
}
