import { eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { outbox } from "@/db/schema/kernel";
import type { QueueDepth } from "@/lib/platform/telemetry/job-metrics";

/* The queue's own tables (schema `pgboss`), as far as the product itself looks into them. */

/** An event that one of its consumers was given up for. */
export interface DeadLetter {
  id: string;
  eventId: string;
  topic: string;
  queue: string;
  error: string | null;
  happenedAt: Date;
  diedAt: Date;
}

const columns = sql`
  dead.id, dead.data ->> 'id' as "eventId", dead.data ->> 'topic' as topic, dead.source_name as queue, coalesce(dead.source_output, dead.output) ->> 'code' as error,
  dead.data ->> 'createdAt' as "happenedAt", dead.created_on as "diedAt"`;

type Row = Omit<DeadLetter, "happenedAt" | "diedAt"> & { happenedAt: string; diedAt: string };
const opened = ({ happenedAt, diedAt, ...row }: Row): DeadLetter => ({ ...row, happenedAt: new Date(happenedAt), diedAt: new Date(diedAt) });

/** Dead letters, the newest first: by their times in milliseconds, as cursors have them. */
export async function listDead(db: Db, limit: number, after?: { diedAt: string; id: string }): Promise<DeadLetter[]> {
  const rest = after ? sql`and (dead.created_on::timestamptz(3), dead.id) < (${after.diedAt}::timestamptz, ${after.id}::uuid)` : sql``;
  const rows = await db.execute<Row & Record<string, unknown>>(sql`
    select ${columns} from pgboss.job dead where dead.name = 'events.dead' ${rest}
    order by dead.created_on::timestamptz(3) desc, dead.id desc limit ${limit}`);
  return rows.map(opened);
}

/** A dead letter, locked until commit. */
export async function lockDead(db: Db, id: string): Promise<DeadLetter | undefined> {
  const [row] = await db.execute<Row & Record<string, unknown>>(sql`select ${columns} from pgboss.job dead where dead.name = 'events.dead' and dead.id = ${id}::uuid for update`);
  return row && opened(row);
}

/**
 * Puts the event back where the relay finds it. Consumers that were done with it keep their completed job, and a job of the same id is not
 * made twice; only the one that was given up gets a new one. False if the event is no longer kept.
 */
export async function revive(db: Db, { id, eventId, queue }: DeadLetter): Promise<boolean> {
  await db.execute(sql`delete from pgboss.job where name = 'events.dead' and id = ${id}::uuid`);
  await db.execute(sql`delete from pgboss.job where name = ${queue} and id = ${eventId}::uuid and state = 'failed'`);
  const rows = await db.update(outbox).set({ deliveredAt: null, deadAt: null, nextAttemptAt: sql`now()` }).where(eq(outbox.id, eventId)).returning({ id: outbox.id });
  return rows.length > 0;
}

/**
 * Deletes the failed jobs of queues with an order: a failed job holds up all later ones of its key. Its dead letter was written by the statement
 * that failed it, so nothing is lost.
 */
export async function clearFailed(db: Db, queues: readonly string[]): Promise<void> {
  await db.execute(sql`delete from pgboss.job where state = 'failed' and policy = 'key_strict_fifo' and name in ${[...queues]}`);
}

/** How many jobs of each queue wait, since when, and how many of it are dead. */
export async function measureQueues(db: Db, queues: readonly string[]): Promise<QueueDepth[]> {
  const rows = await db.execute<{ queue: string; waiting: number; oldest: number; dead: number } & Record<string, unknown>>(sql`
    select queue, (select count(*) from pgboss.job j where j.name = queue and j.state < 'completed')::int as waiting,
      coalesce(extract(epoch from now() - (select min(created_on) from pgboss.job j where j.name = queue and j.state < 'completed')), 0)::float8 as oldest,
      (select count(*) from pgboss.job d where d.name = 'events.dead' and d.source_name = queue)::int as dead
    from unnest(${sql.param([...queues])}::text[]) as queue`);
  return rows.map(({ queue, waiting, oldest, dead }) => ({ queue, waiting, oldestSeconds: oldest, dead }));
}
