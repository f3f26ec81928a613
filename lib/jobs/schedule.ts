import { randomUUID } from "node:crypto";
import type { PgBoss } from "pg-boss";
import { system } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import type { Context } from "@/lib/core/scope";
import { jobDuration } from "@/lib/platform/telemetry/job-metrics";
import { logger } from "@/lib/platform/log/logger";
import { closeQueue, openQueue, provideQueue } from "./queue";

/** Work that runs on a schedule. However many processes there are, only one of them does it. */
export interface Job {
  /** The use case's name, or what it does. */
  name: string;
  /** Five fields, in Indian time. */
  cron: string;
  run: (context: Context) => Promise<unknown>;
}

/** How often a failed run is tried again, each time after a longer wait. After that the job waits for its next scheduled time. */
const RETRIES = 3;
/** How often the queue is checked for due jobs. */
const POLL_SECONDS = 5;

/** The running schedule. */
export interface Schedule {
  /** Runs a job now, in addition to its scheduled times. */
  enqueue(name: string): Promise<void>;
  /** Starts no new run and waits for those in progress. */
  stop(): Promise<void>;
}

/** Runs the jobs at their scheduled times, by a queue that is open or by one of its own. `stop` closes it. */
export async function startSchedule(jobs: readonly Job[], { pollSeconds = POLL_SECONDS, boss: opened }: { pollSeconds?: number; boss?: PgBoss } = {}): Promise<Schedule> {
  const boss = opened ?? (await openQueue());
  for (const job of jobs) {
    await provideQueue(boss, job.name, { policy: "exclusive", retryLimit: RETRIES, retryDelay: 30, retryBackoff: true, expireInSeconds: 900, retentionSeconds: 86_400, deleteAfterSeconds: 86_400 });
    await boss.work(job.name, { pollingIntervalSeconds: pollSeconds }, () => runJob(job));
    await boss.schedule(job.name, job.cron, null, { tz: "Asia/Kolkata" });
  }
  await forget(boss, jobs);
  return {
    enqueue: async (name) => void (await boss.send(name)),
    stop: () => closeQueue(boss),
  };
}

/** Runs a job once and measures the time. It throws only a code: the queue stores errors, and error messages may quote personal data. */
async function runJob({ name, run }: Job): Promise<void> {
  const startedAt = performance.now();
  const context = { actor: system(name), requestId: `job-${randomUUID()}` };
  const failure = await run(context).then(
    () => undefined,
    (err: unknown) => ({ err }),
  );
  jobDuration.observe({ job: name, outcome: failure ? "failed" : "ok" }, (performance.now() - startedAt) / 1000);
  if (!failure) return;
  logger.error({ ...failure, job: name, requestId: context.requestId }, "A job failed; it will be tried again.");
  throw new Error(failure.err instanceof AppError ? failure.err.code : "internal");
}

/** Removes the schedules of jobs that are no longer in the table. */
async function forget(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  const names = new Set(jobs.map(({ name }) => name));
  for (const { name } of await boss.getSchedules()) if (!names.has(name)) await boss.unschedule(name);
}
