import { Counter, Gauge, Histogram } from "prom-client";
import { once } from "@/lib/platform/once";
import { Durations } from "./durations";
import { registry } from "./registry";

const registers = [registry];

/**
 * Seconds from request to answer; its `_count` is the number of requests. `route` is the API's pattern, never the path. It
 * is `none` for a path without a row in the API, `refused` for a request refused by its head, and `pages` or `files` for Next.
 */
export const httpRequestDuration = once(
  "metrics.http",
  () =>
    new Durations({
      name: "http_request_duration_seconds",
      help: "Time from a request to its answer.",
      labelNames: ["method", "route", "status"] as const,
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 10],
      register: registry,
    }),
);

/** Seconds a statement took, queueing for a connection included. `operation` is select, insert, update, … */
export const databaseQueryDuration = once(
  "metrics.database",
  () =>
    new Durations({
      name: "database_query_duration_seconds",
      help: "Time a database statement took, waiting for a connection included.",
      labelNames: ["operation"] as const,
      buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5],
      register: registry,
    }),
);

/** Seconds a use case took. `outcome` is `ok` or the code of the problem. */
export const useCaseDuration = once(
  "metrics.useCase",
  () =>
    new Durations({
      name: "use_case_duration_seconds",
      help: "Time a use case took, by its outcome.",
      labelNames: ["use_case", "outcome"] as const,
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 5],
      register: registry,
    }),
);

/** Seconds a password hash took, without the wait for a thread. `operation` is hash or verify. */
export const passwordHashDuration = once(
  "metrics.passwordHash",
  () =>
    new Histogram({
      name: "password_hash_duration_seconds",
      help: "Time a password hash took.",
      labelNames: ["operation"] as const,
      buckets: [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1],
      registers,
    }),
);

export const registrationsTotal = once(
  "metrics.registrations",
  () => new Counter({ name: "registrations_total", help: "Accounts registered.", labelNames: ["role"] as const, registers }),
);

export const bookingsTotal = once(
  "metrics.bookings",
  () => new Counter({ name: "bookings_total", help: "Consultations booked.", registers }),
);

export const bookingConflictsTotal = once(
  "metrics.bookingConflicts",
  () =>
    new Counter({
      name: "booking_conflicts_total",
      help: "Bookings refused because the time was already taken.",
      registers,
    }),
);

/** Requests refused because a budget was used up. */
export const rateLimitedTotal = once(
  "metrics.rateLimited",
  () => new Counter({ name: "rate_limited_total", help: "Requests refused by a rate limit.", labelNames: ["budget"] as const, registers }),
);

/** Requests counted only in this process because the configured Redis failed or was slow. */
export const rateLimitFallbacksTotal = once(
  "metrics.rateLimitFallbacks",
  () => new Counter({ name: "rate_limit_fallbacks_total", help: "Rate limits decided in this process because Redis did not answer.", registers }),
);

export const roomSockets = once("metrics.roomSockets", () => new Gauge({ name: "room_sockets", help: "Open sockets of rooms.", registers }));
export const eventStreams = once("metrics.eventStreams", () => new Gauge({ name: "event_streams", help: "Open streams of events.", registers }));
/** 1 while Redis answers; 0 while it does not, or if there is none. */
export const redisUp = once("metrics.redisUp", () => new Gauge({ name: "redis_up", help: "Whether Redis answers.", registers }));

/** Connections that the server cut, and why: `slow_sender`, `slow_reader`, `slow_answer`, `too_many`, `too_many_of_one`. */
export const connectionsCutTotal = once(
  "metrics.connectionsCut",
  () => new Counter({ name: "connections_cut_total", help: "Connections that the server cut.", labelNames: ["reason"] as const, registers }),
);

/** Consultations in progress now. Counted at each scrape by the function given to `countConsultationsActive`. */
export const consultationsActive = once(
  "metrics.consultationsActive",
  () =>
    new Gauge({
      name: "consultations_active",
      help: "Consultations in progress.",
      registers,
      async collect() {
        const count = await activeCounter()
          .count?.()
          .catch(() => undefined);
        // If the database does not answer, the other metrics must still be served: keep the last value.
        if (count !== undefined) this.set(count);
      },
    }),
);

/** Sets how `consultations_active` is counted. @param count resolves to the number of consultations in progress */
export function countConsultationsActive(count: () => Promise<number>): void {
  activeCounter().count = count;
}

interface ZoneRules {
  release: string;
  node: { differs: string[] };
  postgres: { differs: string[] | null };
}

/** The release of the zone rules that every local time is worked out with, as a label; the value is always 1. */
export const zoneRulesInfo = once(
  "metrics.zoneRulesInfo",
  () =>
    new Gauge({
      name: "zone_rules_info",
      help: "Release of the time zone rules in use.",
      labelNames: ["release"] as const,
      registers,
      async collect() {
        const rules = await zoneRulesReader().read?.();
        if (rules) this.set({ release: rules.release }, 1);
      },
    }),
);

/** How many of the watched zones show another time now by the rules of Node or PostgreSQL; `/readyz` names them. */
export const zoneRulesDiffering = once(
  "metrics.zoneRulesDiffering",
  () =>
    new Gauge({
      name: "zone_rules_differing_zones",
      help: "Watched time zones in which Node or PostgreSQL tell another time.",
      labelNames: ["source"] as const,
      registers,
      async collect() {
        const rules = await zoneRulesReader().read?.();
        if (!rules) return;
        this.set({ source: "node" }, rules.node.differs.length);
        if (rules.postgres.differs) this.set({ source: "postgres" }, rules.postgres.differs.length);
      },
    }),
);

/** Sets who says which zone rules are in use. @param read never rejects */
export function tellZoneRules(read: () => Promise<ZoneRules>): void {
  zoneRulesReader().read = read;
}

function zoneRulesReader(): { read?: () => Promise<ZoneRules> } {
  return once("metrics.zoneRulesReader", () => ({}));
}

function activeCounter(): { count?: () => Promise<number> } {
  return once("metrics.activeCounter", () => ({}));
}
