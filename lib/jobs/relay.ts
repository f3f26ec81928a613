import { setTimeout as sleep } from "node:timers/promises";
import type { PgBoss } from "pg-boss";
import type { Scope } from "@/lib/core/scope";
import { clearFailed } from "@/lib/domain/dead-letters/queries";
import { handOver, type Statements, type WaitingEvent } from "@/lib/domain/outbox/queries";
import { jobDuration } from "@/lib/platform/telemetry/job-metrics";
import { logger } from "@/lib/platform/log/logger";
import { concerns, queues } from "./consumers";

/*
 * The way of an event from the outbox to its consumers.
 *
 * The relay hands each event to the queue of every consumer, in the transaction that marks it: both happen or neither. The job has the id of
 * its event, so an event that is handed over again (an administrator tried it again) makes no second job where the first is kept.
 */

const BATCH = 100;
/** How often the outbox is looked at. */
const EVERY_MS = 1000;
/** The pause between two batches: bookings come first. */
const BREATH_MS = 50;
/** How often failed jobs are cleared away, so that they do not hold up what comes after them. */
const CLEAR_MS = 5000;

/** What an event is about, the widest thing first: events of one visit reach each consumer in their order. */
const keys = ["consultationId", "patientId", "doctorId", "userId", "accountId"];

/** The thing whose events keep their order. */
export function keyOf({ id, payload }: Pick<WaitingEvent, "id" | "payload">): string {
  return String(keys.map((key) => payload[key]).find((value) => typeof value === "string") ?? id);
}

/** Hands over what waits, up to one batch. Returns how many events it took. */
export const relayWaiting = (boss: PgBoss): Promise<number> => handOver(BATCH, keyOf, (events, db) => enqueue(boss, events, db));

/** Makes a job of each event for each consumer that it concerns. */
export async function enqueue(boss: PgBoss, events: readonly WaitingEvent[], db: Statements): Promise<void> {
  for (const queue of queues) {
    const jobs = events.filter(({ topic }) => concerns(queue, topic)).map((event) => ({ id: event.id, data: event, singletonKey: keyOf(event) }));
    if (jobs.length > 0) await boss.insert(queue, jobs, { db });
  }
}

/** Relays until `stop` is called. */
export function startRelay({ db }: Pick<Scope, "db">, boss: PgBoss): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  let clearedAt = 0;
  const turn = async () => {
    if (performance.now() - clearedAt > CLEAR_MS) {
      clearedAt = performance.now();
      await clearFailed(db, queues);
    }
    return relayWaiting(boss);
  };
  const loop = async () => {
    while (!signal.aborted) {
      const startedAt = performance.now();
      const observe = (outcome: string) => jobDuration.observe({ job: "outbox.relay", outcome }, (performance.now() - startedAt) / 1000);
      const taken = await turn().catch((err: unknown) => {
        observe("failed");
        logger.error({ err }, "The outbox could not be read; it will be tried again.");
        return 0;
      });
      if (taken > 0) observe("ok");
      await sleep(taken > 0 ? BREATH_MS : EVERY_MS, undefined, { signal }).catch(() => {});
    }
  };
  const running = loop();
  return {
    stop() {
      stopping.abort();
      return running;
    },
  };
}
