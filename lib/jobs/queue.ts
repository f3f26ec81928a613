import { PgBoss, type QueueOptions } from "pg-boss";
import { env } from "@/lib/platform/config/env";
import { pgAddress } from "@/lib/platform/database/pg-address";
import { logger } from "@/lib/platform/log/logger";

/** How long a stop waits for the jobs in progress. */
const STOP_MS = 10_000;

/**
 * What makes the job of a killed process run again within half a minute: its heart beats, and somebody listens every few seconds. All three
 * settings are needed; with the defaults it takes a quarter of an hour.
 */
const HEARTBEAT_SECONDS = 10;
const LOOK_AFTER_SECONDS = 5;

/**
 * Opens the queue, which is in the database (schema `pgboss`, made by db/migrate.ts), under the application's role.
 */
export async function openQueue(): Promise<PgBoss> {
  const { DATABASE_URL, DATABASE_POOLER, DB_APP_ROLE: role } = env();
  const boss = new PgBoss({
    ...pgAddress(DATABASE_URL),
    application_name: "amrutam-jobs",
    ...(role && !DATABASE_POOLER ? { options: `-c role=${role}` } : {}),
    max: 3,
    // db/migrate.ts makes the schema, as the database's owner.
    createSchema: false,
    migrate: false,
    reindex: false,
    cronMonitorIntervalSeconds: 20,
    cronWorkerIntervalSeconds: 2,
    superviseIntervalSeconds: LOOK_AFTER_SECONDS,
    monitorIntervalSeconds: LOOK_AFTER_SECONDS,
  });
  boss.on("error", (err) => logger.warn({ err }, "The job queue had an error; it recovers by itself."));
  await boss.start();
  return boss;
}

/** Makes a queue, or brings the settings of one that exists up to date: `createQueue` leaves those as they are, without a word. */
export async function provideQueue(boss: PgBoss, name: string, { policy, ...options }: QueueOptions & { policy: string; deadLetter?: string }): Promise<void> {
  const beating = { heartbeatSeconds: HEARTBEAT_SECONDS, ...options };
  await boss.createQueue(name, { policy, ...beating });
  await boss.updateQueue(name, beating);
}

/** Starts no new job and waits for those in progress. */
export const closeQueue = (boss: PgBoss) => boss.stop({ graceful: true, timeout: STOP_MS });
