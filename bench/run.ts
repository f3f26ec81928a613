import { mkdir } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { ensureBuilt } from "@/scripts/build";
import { disagreements, wrongsOf } from "./checks";
import { startCeiling, startProduct } from "./children";
import { fire, openConnections, type Shot } from "./load";
import { compare, median, race } from "./measure";
import { measurePapers, papersInWords } from "./papers";
import { preparePgbench } from "./pgbench";
import { profiled } from "./profile";
import { Progress } from "./progress";
import { type Results, resultsFolder, save, tableOf } from "./report";
import { type Rig, setUp } from "./rig";
import { countRoundTrips } from "./round-trips";
import { bookingShots, raceShots, searchShots, slotShots, wireShots } from "./scenarios";
import { type BenchData, seedBench } from "./seed";
import { cycle, each, Slots } from "./supply";
import { measureJoining } from "./visits/joining";
import { seedVisits } from "./visits/seed";
import { measureSignalling } from "./visits/signalling";
import { measureStreams } from "./visits/streams";

/* `npm run bench`: see bench/README.md. */

const kinds = ["search", "slots", "booking", "race", "wire", "live", "room", "paper"] as const;
/** These take minutes of their own, and only measure when they are asked for. */
const onRequest: readonly string[] = ["live", "room", "paper"];
type Kind = (typeof kinds)[number];

const { values } = parseArgs({
  options: {
    /** Some of the kinds, separated by commas. */
    only: { type: "string", default: kinds.filter((kind) => !onRequest.includes(kind)).join(",") },
    rounds: { type: "string", default: "3" },
    seconds: { type: "string", default: "4" },
    /** Shows how the server spends its time, instead of measuring. */
    profile: { type: "boolean", default: false },
  },
});
const wanted = new Set(values.only.split(",") as Kind[]);
const rounds = Number(values.rounds);
const roundMs = Number(values.seconds) * 1000;
if (![...wanted].every((kind) => kinds.includes(kind)) || !(rounds >= 1) || !(roundMs > 0)) {
  process.stderr.write(`Use --only with some of ${kinds.join(",")}, --rounds and --seconds with numbers above 0.\n`);
  process.exit(1);
}
const measures = (["search", "slots", "booking"] as const).filter((kind) => wanted.has(kind));
const connectionsFor = (kind: Kind) => (kind === "booking" ? 16 : 32);

/** The most bookings in one round: the seed's slots must last for all rounds. */
const BOOKINGS = Math.floor(36_000 / (2 * rounds + 2));
const RACERS = 1000;
/** A server is slower just after its start than a minute later. The warm server is what the bench measures. */
const WARM_MS = 3000;

const expectedMs = {
  seed: 9000,
  wire: wanted.has("wire") ? 6000 : 0,
  start: 5000,
  measure: values.profile ? 2000 + roundMs : 2 * WARM_MS + 2 * rounds * roundMs,
  race: wanted.has("race") ? 8000 : 0,
  live: wanted.has("live") ? 120_000 : 0,
  room: wanted.has("room") ? 90_000 : 0,
};

if (wanted.has("paper")) {
  const papers = await measurePapers(rounds);
  process.stdout.write(papersInWords(papers));
  // The goal: the layout, the checks and the way to the thread and back cost no more than the library itself.
  if (papers.ratio < 0.5) process.exitCode = 1;
  if (wanted.size === 1) process.exit();
}

await ensureBuilt().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
const { seed, wire, start, measure, race: raceMs, live, room } = expectedMs;
const progress = new Progress(seed + wire + start + measures.length * measure + raceMs + live + room);
const stops: (() => Promise<unknown>)[] = [];
const stopAll = async () => {
  for (const stop of stops.splice(0).reverse()) await stop().catch(() => {});
};
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stopAll().finally(() => process.exit(130)));
try {
  const results = await run();
  const file = await save(results);
  progress.end();
  process.stdout.write(`${tableOf(results)}\n${path.relative(".", file)}\n`);
  if (results.wrong.length > 0) process.exitCode = 1;
} finally {
  progress.end();
  await stopAll();
}

async function run(): Promise<Results> {
  progress.phase("filling a database", expectedMs.seed);
  const rig = await setUp((stop) => stops.push(stop));
  const data = await seedBench(rig.client, new Date());
  const slots = new Slots(data.slots);
  const shots = { search: cycle(searchShots(data)), slots: cycle(slotShots(data)), booking: () => each(bookingShots(data, slots.take(BOOKINGS))) };
  const results: Results = { at: new Date().toISOString(), machine: rig.machine, comparisons: {}, wrong: [] };

  if (values.profile) results.profiles = await profileAll(shots);
  else {
    if (wanted.has("wire")) {
      progress.phase("counting round trips", expectedMs.wire);
      results.wire = await countRoundTrips(rig.url, wireShots(data, slots.take(12)));
    }
    if (wanted.has("live")) {
      progress.phase("10,000 idle streams", expectedMs.live);
      results.live = await measureStreams(rig, data.tokens, (stop) => stops.push(stop));
    }
    if (wanted.has("room")) {
      progress.phase("joining rooms", expectedMs.room);
      results.room = await measureRooms(rig, data);
    }
    const sets = wanted.has("race") ? slots.take(2 * Math.max(3, rounds)).map((slot) => raceShots(data, slot, RACERS)) : [];
    if (measures.length > 0 || sets.length > 0) await measureAll(rig, results, shots, sets);
  }
  results.wrong.push(...(await wrongsOf(results, rig)));
  return results;
}

type Shots = Record<"search" | "slots" | "booking", () => () => Shot | undefined>;

async function measureAll({ client, url, folder, postmasterPid }: Rig, results: Results, shots: Shots, sets: ReturnType<typeof raceShots>[]) {
  progress.phase("starting the servers", expectedMs.start);
  const product = await startProduct({});
  stops.push(product.stop);
  const ceiling = await startCeiling({});
  stops.push(ceiling.stop);
  const pgbench = wanted.has("booking") ? await preparePgbench(client, url, folder) : undefined;

  for (const kind of measures) {
    progress.phase(`measuring ${kind}`, expectedMs.measure);
    const plan = { connections: connectionsFor(kind), rounds, roundMs, warmMs: WARM_MS, shots: shots[kind] };
    results.comparisons[kind] = await compare(product, ceiling, postmasterPid, plan);
    if (kind !== "booking") results.wrong.push(...(await disagreements(kind, product, ceiling, shots[kind]())));
  }
  if (pgbench) results.pgbenchBookingsPerSecond = median([await pgbench(2), await pgbench(2), await pgbench(2)]);
  if (sets.length > 0) {
    progress.phase(`${RACERS} at once on one slot`, expectedMs.race);
    results.race = await race(product, ceiling, sets);
  }
}

async function measureRooms({ client, postmasterPid }: Rig, data: BenchData) {
  const product = await startProduct({});
  stops.push(product.stop);
  const signalling = await measureSignalling(product, await seedVisits(client, data, 200), postmasterPid);
  return { signalling, joining: await measureJoining(product, client) };
}

async function profileAll(shots: Shots) {
  progress.phase("starting the server", expectedMs.start);
  const product = await startProduct({}, { inspect: true });
  stops.push(product.stop);
  await mkdir(resultsFolder, { recursive: true });
  const profiles: NonNullable<Results["profiles"]> = {};
  for (const kind of measures) {
    progress.phase(`profiling ${kind}`, expectedMs.measure);
    // One request at a time: otherwise another request could use the processor in the middle of a call and count as part of it.
    const connections = await openConnections(product.port, 1);
    await fire(connections, shots[kind](), 2000);
    const work = () => fire(connections, shots[kind](), roundMs);
    profiles[kind] = await profiled(product.inspectorUrl!, path.join(resultsFolder, `${kind}.cpuprofile`), work);
    for (const connection of connections) connection.close();
  }
  return profiles;
}
