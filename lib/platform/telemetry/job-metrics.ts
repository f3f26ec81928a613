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

/** Attempts to deliver events of the outbox. `outcome`: delivered, failed (tried again), dead (given up), overtaken (claimed by another process). */
export const outboxAttemptsTotal = once(
  "metrics.outboxAttempts",
  () => new Counter({ name: "outbox_attempts_total", help: "Attempts to deliver an event of the outbox.", labelNames: ["topic", "outcome"] as const, registers }),
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

/** Mails by outcome: smtp (sent), kept, dropped or failed. */
export const mailsTotal = once(
  "metrics.mails",
  () => new Counter({ name: "mails_total", help: "Mails by outcome.", labelNames: ["outcome"] as const, registers }),
);

/** The events in the outbox that are not delivered. */
export interface Backlog {
  waiting: number;
  dead: number;
  /** Age of the oldest waiting event; 0 if none is waiting. */
  oldestSeconds: number;
}

/** Sets how the gauges of the outbox are read. `read` is called once per scrape. */
export function measureOutbox(read: () => Promise<Backlog>): void {
  source().read = read;
  once("metrics.outboxGauges", () => [
    gauge("outbox_waiting_events", "Events that wait for delivery.", ({ waiting }) => waiting),
    gauge("outbox_oldest_seconds", "Age of the oldest event that waits for delivery.", ({ oldestSeconds }) => oldestSeconds),
    gauge("outbox_dead_events", "Events whose delivery was given up.", ({ dead }) => dead),
  ]);
}

function gauge(name: string, help: string, pick: (backlog: Backlog) => number) {
  return new Gauge({
    name,
    help,
    registers,
    async collect() {
      const backlog = await latest();
      // If the database does not answer, the other metrics must still be served: the gauges keep their last value.
      if (backlog) this.set(pick(backlog));
    },
  });
}

const source = () => once("metrics.outboxSource", () => ({}) as { read?: () => Promise<Backlog>; asked?: Promise<Backlog | undefined> });

/** The gauges of one scrape share one statement. */
function latest(): Promise<Backlog | undefined> {
  const state = source();
  return (state.asked ??= Promise.resolve(state.read?.())
    .catch(() => undefined)
    .finally(() => (state.asked = undefined)));
}
