import { setTimeout as sleep } from "node:timers/promises";
import type { PgBoss } from "pg-boss";
import type { Scope } from "@/lib/core/scope";
import { measureQueues } from "@/lib/domain/dead-letters/queries";
import { measureBacklog } from "@/lib/domain/outbox/queries";
import { measureWaiting } from "@/lib/platform/telemetry/job-metrics";
import { logger } from "@/lib/platform/log/logger";
import { closeMail, mailMode } from "@/lib/platform/mail/send";
import { provideQueues, queues, startConsumers } from "./consumers";
import { jobs } from "./jobs";
import { closeQueue, openQueue } from "./queue";
import { startRelay } from "./relay";
import { startSchedule } from "./schedule";

/** How long it waits before it tries again to open the queue. */
const AGAIN_MS = 10_000;

/** Shows in the metrics what waits. For every process, also those that do no jobs. */
export function measureJobs({ db }: Pick<Scope, "db">): void {
  measureWaiting(async () => ({ outbox: await measureBacklog(db), queues: await measureQueues(db, queues) }));
}

/** Starts everything that runs in the background, without waiting for it. Call `stop` before closing the database's pool. */
export function startJobs({ db }: Pick<Scope, "db">): { stop(): Promise<void> } {
  if (mailMode() === "dropped") logger.warn("No mail server is set (SMTP_URL, MAIL_FROM): nobody gets a mail.");
  const stopping = new AbortController();
  const { signal } = stopping;
  const starting = (async () => {
    for (;;) {
      const running = await start(db).catch((err: unknown) => void logger.error({ err }, "The jobs could not be started; it is tried again. Until then no mail is sent and nothing is cleaned up."));
      if (running || signal.aborted) return running;
      await sleep(AGAIN_MS, undefined, { signal }).catch(() => {});
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await (await starting)?.stop();
      closeMail();
    },
  };
}

/** Opens the queue and starts what works with it. */
async function start(db: Scope["db"]) {
  const boss: PgBoss = await openQueue();
  try {
    await provideQueues(boss);
    await startConsumers(boss, { db });
    await startSchedule(jobs, { boss });
  } catch (error) {
    await closeQueue(boss);
    throw error;
  }
  const relay = startRelay({ db }, boss);
  return {
    async stop() {
      await relay.stop();
      await closeQueue(boss);
    },
  };
}
