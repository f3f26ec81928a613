import type { Child } from "./children";
import { type CpuTimes, cpuTimes } from "./cpu";
import { type Connection, fire, openConnections, quantile, type Round, type Shot } from "./load";

/** Figures of one server under one load: medians over the rounds. Times in milliseconds. */
export interface Figures {
  requestsPerSecond: number;
  p50: number;
  p95: number;
  p99: number;
  requests: number;
  errors: number;
  statuses: Record<number, number>;
  /** Processor time for one request, for each process that used it. */
  cpuMsPerRequest?: CpuTimes;
}
export interface Comparison {
  product: Figures;
  ceiling: Figures;
}

export interface Plan {
  connections: number;
  rounds: number;
  /** The longest a round lasts. */
  roundMs: number;
  warmMs: number;
  /** Makes the shots of one round; called once for each round of each server, with 0 for the first server and 1 for the second. */
  shots: (side: number) => () => Shot | undefined;
  onRound?: (n: number) => void;
}

/** Loads product and ceiling in turn, A B A B, so that other work on the machine affects both equally. */
export async function compare(product: Child, ceiling: Child, postmasterPid: number | undefined, plan: Plan): Promise<Comparison> {
  const sides = await Promise.all(
    [product, ceiling].map(async (server, side) => ({ server, shots: () => plan.shots(side), connections: await openConnections(server.port, plan.connections), rounds: [] as Measured[] })),
  );
  for (const { connections, shots } of sides) await fire(connections, shots(), plan.warmMs);
  for (let n = 0; n < plan.rounds; n++) {
    plan.onRound?.(n);
    for (const { server, connections, shots, rounds } of sides) {
      const next = shots();
      rounds.push(await measured(server, postmasterPid, () => fire(connections, next, plan.roundMs)));
    }
  }
  for (const { connections } of sides) closeAll(connections);
  const [ofProduct, ofCeiling] = sides.map(({ rounds }) => figuresOf(rounds));
  return { product: ofProduct!, ceiling: ofCeiling! };
}

export interface RaceResult {
  /** Time until the last request was answered, median. */
  allAnsweredMs: number;
  winners: number[];
  statuses: Record<number, number>;
}

/** Sends all shots at once, each over its own connection, and waits for the last answer. The servers take turns, one set per round. */
export async function race(product: Child, ceiling: Child, sets: readonly Shot[][]): Promise<{ product: RaceResult; ceiling: RaceResult }> {
  const results = [];
  const sides = [product, ceiling];
  const rounds: Round[][] = [[], []];
  for (const [n, shots] of sets.entries()) {
    const connections = await openConnections(sides[n % 2]!.port, shots.length);
    const left = [...shots];
    rounds[n % 2]!.push(await fire(connections, () => left.pop()));
    closeAll(connections);
  }
  for (const ofSide of rounds) {
    results.push({
      allAnsweredMs: median(ofSide.map(({ elapsedMs }) => elapsedMs)),
      winners: ofSide.map(({ statuses }) => statuses[201] ?? 0),
      statuses: sumOf(ofSide),
    });
  }
  return { product: results[0]!, ceiling: results[1]! };
}

/** A round with the processor time that it cost. */
export interface Measured extends Round {
  cpu: CpuTimes | undefined;
}

/** Runs one round of load on a server, and takes the processor time of all who took part. */
export async function measured(server: Child, postmasterPid: number | undefined, load: () => Promise<Round>): Promise<Measured> {
  const before = cpuTimes(server.pid, postmasterPid);
  const round = await load();
  const after = cpuTimes(server.pid, postmasterPid);
  const cpu = before && after && { server: after.server - before.server, postgres: after.postgres - before.postgres, generator: after.generator - before.generator };
  return { ...round, cpu };
}

/** The middle value. */
export const median = (values: readonly number[]) => quantile(values, 0.5);

/** Medians over rounds. */
export function figuresOf(rounds: readonly Measured[]): Figures {
  const middle = (of: (round: Measured) => number) => median(rounds.map(of));
  const requests = rounds.reduce((sum, { latenciesMs }) => sum + latenciesMs.length, 0);
  const perRequest = (of: keyof CpuTimes) => rounds.reduce((sum, { cpu }) => sum + (cpu?.[of] ?? 0), 0) / requests;
  return {
    requestsPerSecond: middle(({ latenciesMs, elapsedMs }) => (1000 * latenciesMs.length) / elapsedMs),
    p50: middle(({ latenciesMs }) => quantile(latenciesMs, 0.5)),
    p95: middle(({ latenciesMs }) => quantile(latenciesMs, 0.95)),
    p99: middle(({ latenciesMs }) => quantile(latenciesMs, 0.99)),
    requests,
    errors: rounds.reduce((sum, { errors }) => sum + errors, 0),
    statuses: sumOf(rounds),
    cpuMsPerRequest: rounds.every(({ cpu }) => cpu) ? { server: perRequest("server"), postgres: perRequest("postgres"), generator: perRequest("generator") } : undefined,
  };
}

function sumOf(rounds: readonly Round[]): Record<number, number> {
  const sum: Record<number, number> = {};
  for (const { statuses } of rounds) {
    for (const [status, count] of Object.entries(statuses)) sum[Number(status)] = (sum[Number(status)] ?? 0) + count;
  }
  return sum;
}

function closeAll(connections: readonly Connection[]) {
  for (const connection of connections) connection.close();
}
