import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Comparison, Figures, RaceResult } from "./measure";
import type { ProfileSummary } from "./profile";
import type { JoiningResult } from "./visits/joining";
import type { SignallingResult } from "./visits/signalling";
import type { StreamsResult } from "./visits/streams";
import type { Tapped } from "./wire-tap";

export interface Results {
  at: string;
  machine: { processor: string; cores: number; node: string; postgres: string; commit: string };
  comparisons: Partial<Record<"search" | "slots" | "booking", Comparison>>;
  race?: { product: RaceResult; ceiling: RaceResult };
  pgbenchBookingsPerSecond?: number;
  /** Statements and round trips of one request, as counted on the wire. */
  wire?: Record<string, Tapped & { status: number }>;
  live?: StreamsResult;
  room?: { joining: JoiningResult; signalling: SignallingResult };
  /** Faults found after the run: missing rows of a booking, broken invariants; empty if all is well. */
  wrong: string[];
  profiles?: Record<string, ProfileSummary>;
}

export const resultsFolder = path.resolve("bench/results");

/** Saves the results as JSON. @returns the file */
export async function save(results: Results): Promise<string> {
  await mkdir(resultsFolder, { recursive: true });
  const file = path.join(resultsFolder, `${results.at.replace(/[:.]/g, "-")}.json`);
  await writeFile(file, JSON.stringify(results, null, 2));
  return file;
}

/** The results as a table for people. */
export function tableOf({ machine, comparisons, race, pgbenchBookingsPerSecond, wire, live, room, wrong, profiles }: Results): string {
  const lines: string[] = ["", `${machine.processor}, ${machine.cores} cores, Node ${machine.node}, PostgreSQL ${machine.postgres}, ${machine.commit}`];
  const rows = Object.entries(comparisons).map(([name, { product, ceiling }]) => [
    titles[name as keyof typeof titles],
    ...figures(product),
    whole(ceiling.requestsPerSecond),
    (product.requestsPerSecond / ceiling.requestsPerSecond).toFixed(2),
  ]);
  if (rows.length > 0) lines.push("", ...columns([["", "req/s", "p50 ms", "p95 ms", "p99 ms", "errors", "ceiling req/s", "ratio"], ...rows]));

  const costs = Object.entries(comparisons).flatMap(([name, { product, ceiling }]) =>
    ([["product", product], ["ceiling", ceiling]] as const).flatMap(([side, { cpuMsPerRequest: cpu }]) =>
      cpu ? [[`${titles[name as keyof typeof titles]}, ${side}`, micros(cpu.server), micros(cpu.postgres), micros(cpu.generator)]] : [],
    ),
  );
  if (costs.length > 0) lines.push("", ...columns([["processor µs a request", "server", "postgres", "generator"], ...costs]));

  if (race) {
    const side = ({ allAnsweredMs, winners, statuses }: RaceResult) =>
      `all answered in ${whole(allAnsweredMs)} ms, winners ${winners.join(" ")}, ${Object.entries(statuses).map(([status, count]) => `${status}: ${count}`).join(", ")}`;
    lines.push("", `1,000 at once on one slot   ${side(race.product)}`, `                  ceiling   ${side(race.ceiling)}`);
  }
  if (pgbenchBookingsPerSecond) {
    const booked = comparisons.booking?.product.requestsPerSecond;
    lines.push("", `pgbench, 16 clients: ${whole(pgbenchBookingsPerSecond)} bookings/s${booked ? `, ratio ${(booked / pgbenchBookingsPerSecond).toFixed(2)}` : ""}`);
  }
  if (wire) {
    const counted = Object.entries(wire).map(([name, { statements, roundTrips, status }]) => [name, String(status), String(statements.length), String(roundTrips)]);
    lines.push("", ...columns([["on the wire to PostgreSQL", "status", "statements", "round trips"], ...counted]));
  }
  if (live) {
    const { streams, first, residentMb: { before, after }, kilobytesPerStream, cpuMsPerSecond } = live;
    lines.push("", `${whole(streams)} idle streams: ${kilobytesPerStream.toFixed(1)} kB each (${whole(before)} MB with ${whole(first)}, ${whole(after)} MB with all); at rest ${cpuMsPerSecond.server.toFixed(1)} ms of the server and ${cpuMsPerSecond.postgres.toFixed(1)} ms of PostgreSQL a second`);
  }
  if (room) {
    const { joining: { joins, product, floor }, signalling } = room;
    const row = (name: string, { median, p95 }: { median: number; p95: number }) => [name, whole(median), whole(p95)];
    lines.push("", ...columns([[`${joins} joins, ms to the first picture`, "median", "p95"], row("product", product), row("floor", floor), ["ratio", (product.median / floor.median).toFixed(2), (product.p95 / floor.p95).toFixed(2)]]));
    const { rooms, messages, elapsedMs, cpuMicrosPerMessage } = signalling;
    lines.push("", `${rooms} rooms at once: ${whole(messages)} messages in ${whole(elapsedMs)} ms, ${whole(cpuMicrosPerMessage.server)} µs of the server and ${whole(cpuMicrosPerMessage.postgres)} µs of PostgreSQL each`);
  }
  for (const [name, { requests, busyMs, parts, functions, inclusive }] of Object.entries(profiles ?? {})) {
    const shares = (of: ProfileSummary["parts"]) => of.map(({ name: what, share }) => [`${(100 * share).toFixed(1)} %`, what]);
    lines.push("", `${name}: ${whole(requests)} requests, ${whole(busyMs)} ms busy, ${whole((1000 * busyMs) / requests)} µs each`, ...columns(shares(parts)), "", ...columns(shares(functions)), "", "with what they call", ...columns(shares(inclusive)));
  }
  lines.push("", ...(wrong.length > 0 ? wrong.map((what) => `WRONG: ${what}`) : []));
  return lines.join("\n");
}

const titles = { search: "doctor search", slots: "free slots", booking: "booking" };

const figures = ({ requestsPerSecond, p50, p95, p99, errors }: Figures) => [whole(requestsPerSecond), p50.toFixed(1), p95.toFixed(1), p99.toFixed(1), String(errors)];
export const whole = (value: number) => Math.round(value).toLocaleString("en-US");
const micros = (milliseconds: number) => whole(milliseconds * 1000);

/** True if a column holds numbers below its heading. */
const isFigure = (rows: readonly (readonly string[])[], n: number) => rows.slice(1).every((row) => /^[\d,.-]+$/.test(row[n] ?? ""));

/** Aligns rows in columns; numbers to the right. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, n) => Math.max(...rows.map((row) => row[n]?.length ?? 0)));
  return rows.map((row) => row.map((cell, n) => (isFigure(rows, n) ? cell.padStart(widths[n]!) : cell.padEnd(widths[n]!))).join("   "));
}
