import { Counter, Gauge, Histogram } from "prom-client";
import { registry } from "./registry";
import { once } from "@/lib/platform/once";

/* Metrics of the work in the background. */

const registers = [registry];

/** Seconds a run of a job took; its `_count` is the number of runs. `outcome` is ok or failed. */
export const jobDuration = once(
  "metrics.job",
  () =>
    new Histogram({
      name: "job_duration_seconds",
      help: "Time a run of a background job took, by its outcome.",
      labelNames: ["job", "outcome"] as const,
      buckets: [0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 60, 300],
      registers,
    }),
);

/** Attempts of a consumer at an event. `outcome`: delivered, failed (tried again), dead (given up). */
export const outboxAttemptsTotal = once(
  "metrics.outboxAttempts",
  () => new Counter({ name: "outbox_attempts_total", help: "Attempts of a consumer at an event of the outbox.", labelNames: ["topic", "consumer", "outcome"] as const, registers }),
);

/** Seconds from the commit of an event to its delivery. */
export const outboxLag = once(
  "metrics.outboxLag",
  () =>
    new Histogram({
      name: "outbox_delivery_lag_seconds",
      help: "Time from an event's commit to its delivery.",
      buckets: [0.25, 0.5, 1, 2, 5, 15, 60, 300, 3600],
      registers,
    }),
);

/** Mails by outcome: smtp (sent), kept, dropped, failed, or unanswered (the server may have taken it; it is not sent again). */
export const mailsTotal = once(
  "metrics.mails",
  () => new Counter({ name: "mails_total", help: "Mails by outcome.", labelNames: ["outcome"] as const, registers }),
);

/** The events in the outbox that were not handed to the queues. */
export interface Backlog {
  waiting: number;
  /** Age of the oldest waiting event; 0 if none is waiting. */
  oldestSeconds: number;
}

/** The jobs of one queue that are not done. */
export interface QueueDepth extends Backlog {
  queue: string;
  /** Those that were given up and that nobody has tried again. */
  dead: number;
}

/** Everything that waits. */
export interface Waiting {
  outbox: Backlog;
  queues: readonly QueueDepth[];
}

/** Sets how the gauges are read. `read` is called once per scrape. */
export function measureWaiting(read: () => Promise<Waiting>): void {
  source().read = read;
  once("metrics.waitingGauges", () => [
    gauge("outbox_waiting_events", "Events that wait to be handed to the queues.", ({ outbox }) => outbox.waiting),
    gauge("outbox_oldest_seconds", "Age of the oldest event that waits to be handed to the queues.", ({ outbox }) => outbox.oldestSeconds),
    perQueue("queue_waiting_jobs", "Jobs of a queue that are not done.", ({ waiting }) => waiting),
    perQueue("queue_oldest_seconds", "Age of the oldest job of a queue that is not done.", ({ oldestSeconds }) => oldestSeconds),
    perQueue("queue_dead_jobs", "Jobs of a queue that were given up and not tried again.", ({ dead }) => dead),
  ]);
}

function gauge(name: string, help: string, pick: (waiting: Waiting) => number) {
  return new Gauge({
    name,
    help,
    registers,
    async collect() {
      const waiting = await latest();
      // If the database does not answer, the other metrics must still be served: the gauges keep their last value.
      if (waiting) this.set(pick(waiting));
    },
  });
}

function perQueue(name: string, help: string, pick: (depth: QueueDepth) => number) {
  return new Gauge({
    name,
    help,
    registers,
    labelNames: ["queue"] as const,
    async collect() {
      for (const depth of (await latest())?.queues ?? []) this.set({ queue: depth.queue }, pick(depth));
    },
  });
}

const source = () => once("metrics.waitingSource", () => ({}) as { read?: () => Promise<Waiting>; asked?: Promise<Waiting | undefined> });

/** The gauges of one scrape share their statements. */
function latest(): Promise<Waiting | undefined> {
  const state = source();
  return (state.asked ??= Promise.resolve(state.read?.())
    .catch(() => undefined)
    .finally(() => (state.asked = undefined)));
}
