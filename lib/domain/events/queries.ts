import { and, asc, eq, gt, isNull, lt, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { consultations } from "@/db/schema/consultations";
import { accountEvents, eventCounters } from "@/db/schema/events";
import type { Actor } from "@/lib/core/actor";
import { visibleTo } from "../consultations/queries";
import type { EventKind } from "./schema";

/**
 * Writes one event for each account. The counters are locked in the order of their accounts, so that two transactions never wait
 * for each other, and until the commit, so that the numbers of an account follow the commits.
 */
export const insertEvents = (db: Db, accountIds: readonly string[], { kind, consultationId, at }: { kind: EventKind; consultationId: string | null; at: Date }) =>
  db.execute(sql`
    with next as (
      insert into ${eventCounters} (account_id, last)
      select distinct id, 1::bigint from unnest(${sql.param([...accountIds])}::uuid[]) as given (id) order by 1
      on conflict (account_id) do update set last = ${eventCounters.last} + 1
      returning account_id, last)
    insert into ${accountEvents} (account_id, seq, kind, consultation_id, at)
    select account_id, last, ${kind}, ${consultationId}::uuid, ${at.toISOString()}::timestamptz from next`);

/** The number of an account's latest event; 0 before the first. */
export async function findLastSeq(db: Db, accountId: string): Promise<number> {
  const [row] = await db.select({ last: eventCounters.last }).from(eventCounters).where(eq(eventCounters.accountId, accountId));
  return row?.last ?? 0;
}

/** The number of the oldest event that is kept. */
export async function findFirstSeq(db: Db, accountId: string): Promise<number | undefined> {
  const [row] = await db.select({ seq: accountEvents.seq }).from(accountEvents).where(eq(accountEvents.accountId, accountId)).orderBy(asc(accountEvents.seq)).limit(1);
  return row?.seq;
}

/** The events of an account after a place, in order, up to `limit`. `isVisible` is false if the account may no longer read what the event is about. */
export const listEvents = (db: Db, actor: Extract<Actor, { kind: "user" }>, after: number, limit: number) =>
  db
    .select({
      seq: accountEvents.seq,
      kind: accountEvents.kind,
      consultationId: accountEvents.consultationId,
      at: accountEvents.at,
      isVisible: sql<boolean>`${or(isNull(accountEvents.consultationId), visibleTo(actor))}`,
    })
    .from(accountEvents)
    .leftJoin(consultations, eq(consultations.id, accountEvents.consultationId))
    .where(and(eq(accountEvents.accountId, actor.id), gt(accountEvents.seq, after)))
    .orderBy(asc(accountEvents.seq))
    .limit(limit);

/** The accounts that had an event since `since`, with the number of the latest. */
export const listRecent = (db: Db, since: Date) =>
  db.select({ accountId: accountEvents.accountId, last: sql<number>`max(${accountEvents.seq})::float8` }).from(accountEvents).where(gt(accountEvents.at, since)).groupBy(accountEvents.accountId);

/** Deletes up to `limit` events from before `before`; returns how many. */
export async function deleteEvents(db: Db, before: Date, limit: number): Promise<number> {
  const rows = await db.execute(sql`
    delete from account_events where (account_id, seq) in (select account_id, seq from account_events where ${lt(accountEvents.at, before)} limit ${limit}) returning 1`);
  return rows.length;
}
