import { and, desc, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { fullName, profiles } from "@/db/schema/accounts";
import { apiKeys } from "@/db/schema/api-keys";
import { auditLogs } from "@/db/schema/audit";
import type { AuditFilter } from "./schema";

/** A place in a list that is sorted by id, newest first, and how many rows to read from there. */
export interface Place {
  /** The id of the last row of the page before; ids grow with time (UUIDv7). */
  before?: string;
  limit: number;
}

/**
 * Matching entries of the audit, newest first. A search for an action also names its type, because one index starts with
 * both, before the id. A search for only a type reads that index action by action.
 */
export async function listEntries(db: Db, { actorId, action, resourceType, resourceId, from, to }: AuditFilter, { before, limit }: Place) {
  const others = and(
    actorId ? eq(auditLogs.actorId, actorId) : undefined,
    resourceId ? eq(auditLogs.resourceId, resourceId) : undefined,
    ...during(from, to),
    before ? lt(auditLogs.id, before) : undefined,
  );
  const type = action ? action.slice(0, action.indexOf(".")) : resourceType;
  if (resourceType && type !== resourceType) return [];
  const kind = type ? eq(auditLogs.resourceType, type) : undefined;
  // Entries of one actor or about one thing have an index of their own, and are few.
  const isTypeAlone = type && !action && !actorId && !resourceId;
  const rows = await db
    .select({ entry: auditLogs, actorName: sql<string | null>`coalesce(${fullName(profiles)}, ${apiKeys.name})` })
    .from(auditLogs)
    .leftJoin(profiles, eq(profiles.personId, auditLogs.actorId))
    .leftJoin(apiKeys, and(eq(auditLogs.actorRole, "partner"), eq(apiKeys.id, auditLogs.actorId)))
    .where(isTypeAlone ? sql`${auditLogs.id} = any(array${newestOfType(type, others, limit)})` : and(kind, action ? eq(auditLogs.action, action) : undefined, others))
    .orderBy(desc(auditLogs.id))
    .limit(limit);
  return rows.map(({ entry, actorName }) => ({ ...entry, actorName }));
}

/**
 * The ids of the newest entries of a type: it takes the newest of each action of the type from the index, one action after
 * another. Use the result as `= any(array(…))`; in a join the planner reads all entries.
 */
function newestOfType(type: string, others: SQL | undefined, limit: number): SQL {
  const next = (after: SQL) => sql`(select a.action from ${auditLogs} a where a.resource_type = ${type} ${after} order by a.action limit 1)`;
  return sql`(
    with recursive actions as (
      (select first.action from ${next(sql``)} first)
      union all
      select ${next(sql`and a.action > actions.action`)} from actions where actions.action is not null)
    select newest.id from actions cross join lateral (
      select id from ${auditLogs} where ${auditLogs.resourceType} = ${type} and ${auditLogs.action} = actions.action and ${others ?? sql`true`}
      order by id desc limit ${limit}) newest
    order by newest.id desc limit ${limit})`;
}

/** How much the clock of a process and the clock of the database may differ. */
const SKEW_MS = 3_600_000;

/**
 * The time `at`, set by the database, decides. The process makes the ids at almost the same time, so a scan in the order of
 * the ids can begin and end close to the range, and no index on `at` is needed.
 */
function during(from: Date | undefined, to: Date | undefined): (SQL | undefined)[] {
  return [
    from && and(gte(auditLogs.at, from), gte(auditLogs.id, firstIdAt(from.getTime() - SKEW_MS))),
    to && and(lt(auditLogs.at, to), lt(auditLogs.id, firstIdAt(to.getTime() + SKEW_MS))),
  ];
}

/** The lowest UUIDv7 of a millisecond. */
function firstIdAt(ms: number): string {
  const hex = Math.max(0, ms).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
