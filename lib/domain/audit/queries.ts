import { and, desc, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { fullName, profiles } from "@/db/schema/accounts";
import { apiKeys } from "@/db/schema/api-keys";
import { auditLogs } from "@/db/schema/audit";
import type { AuditFilter } from "./schema";

/** A place in a list that is sorted by id, newest first, and how many rows from there. */
export interface Place {
  /** The id of the last row before; ids grow with time (UUIDv7). */
  before?: string;
  limit: number;
}

/**
 * Entries of the audit that match, newest first. An action is looked for with its type, because one index has both in
 * front of the id; a type alone, action by action.
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
  // Those of one actor or about one thing have an index of their own and are few.
  const isTypeAlone = type && !action && !actorId && !resourceId;
  const rows = await db
    .select({ entry: auditLogs, actorName: sql<string | null>`coalesce(${fullName(profiles)}, ${apiKeys.name})` })
    .from(auditLogs)
    .leftJoin(profiles, eq(profiles.userId, auditLogs.actorId))
    .leftJoin(apiKeys, and(eq(auditLogs.actorRole, "partner"), eq(apiKeys.id, auditLogs.actorId)))
    .where(isTypeAlone ? sql`${auditLogs.id} = any(array${newestOfType(type, others, limit)})` : and(kind, action ? eq(auditLogs.action, action) : undefined, others))
    .orderBy(desc(auditLogs.id))
    .limit(limit);
  return rows.map(({ entry, actorName }) => ({ ...entry, actorName }));
}

/**
 * The ids of the newest entries of a type: the newest of each of its actions, which the index leads to one after another.
 * To be used as an array: joined, the planner would rather walk through all entries.
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

/** How far the clock of a process and that of the database may be apart. */
const SKEW_MS = 3_600_000;

/**
 * The database's `at` decides. The ids, made by the process at nearly that time, let the scan in their order begin
 * and end close by, so that no index on `at` is needed.
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
