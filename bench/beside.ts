import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { ensureBuilt } from "@/scripts/build";
import { type Child, startProduct } from "./children";
import { cpuTimes, residentMb } from "./cpu";
import { fire, openConnections, requestBytes, type Shot } from "./load";
import { compare, type Comparison, figuresOf, type Measured, measured, median } from "./measure";
import { payAll, type Provider, startProvider } from "./paying";
import { preparePgbench } from "./pgbench";
import { columns, whole } from "./report";
import { type Rig, setUp } from "./rig";
import { bookingShots, searchShots, slotShots } from "./scenarios";
import { type BenchData, seedBench } from "./seed";
import { cycle, each, Slots } from "./supply";

/* `npm run bench:beside -- <commit or folder>`: this version beside another one, see bench/README.md. */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { starts: { type: "string", default: "7" }, rounds: { type: "string", default: "5" }, seconds: { type: "string", default: "4" } },
});
const [starts, rounds, roundMs] = [Number(values.starts), Number(values.rounds), Number(values.seconds) * 1000];
if (positionals.length !== 1 || !(starts >= 1) || !(rounds >= 1) || !(roundMs > 0)) {
  process.stderr.write("Name one commit or folder; --starts, --rounds and --seconds are numbers above 0.\n");
  process.exit(1);
}

/** The most bookings in one round: the seed's slots must last for all rounds and warm-ups of four kinds of booking. */
const BOOKINGS = Math.floor(45_000 / 4 / (rounds + 1));
const WARM_MS = 3000;
const CONNECTIONS = { "doctor search": 32, "free slots": 32, booking: 16, "page /doctors": 4 };
const kinds = Object.keys(CONNECTIONS) as (keyof typeof CONNECTIONS)[];

interface Version {
  name: string;
  folder: string;
  databaseUrl: string;
  data: BenchData;
}

const stops: (() => Promise<unknown>)[] = [];
const stopAll = async () => {
  for (const stop of stops.splice(0).reverse()) await stop().catch(() => {});
};
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stopAll().finally(() => process.exit(130)));
try {
  await run(positionals[0]!);
} finally {
  await stopAll();
}

async function run(other: string) {
  const folder = await unpacked(other);
  say("building");
  await ensureBuilt();
  runIn(folder, `import { ensureBuilt } from "./scripts/build.ts"; await ensureBuilt();`);
  say("filling a database for each");
  const rig = await setUp((stop) => stops.push(stop));
  const now = new Date();
  const versions: [Version, Version] = [
    { name: "this", folder: path.resolve("."), databaseUrl: rig.url, data: await seedBench(rig.client, now) },
    { name: other, folder, ...(await seedOther(rig, folder, now)) },
  ];

  say("starting on a filled database");
  const external = await startInTurn(versions, ({ databaseUrl }) => ({ DATABASE_URL: databaseUrl }));
  say("starting with the embedded database");
  // Empty means unset: the server brings its own PostgreSQL. The first start fills it and is not measured.
  const home = (version: Version) => ({ DATABASE_URL: "", DATA_DIR: path.join(rig.folder, `beside-${versions.indexOf(version)}`) });
  for (const version of versions) await rm(home(version).DATA_DIR, { recursive: true, force: true });
  for (const version of versions) await (await startProduct(home(version), version)).stop();
  const embedded = await startInTurn(versions, home);

  say("loading");
  const children: Child[] = [];
  for (const { databaseUrl, folder } of versions) {
    const child = await startProduct({ DATABASE_URL: databaseUrl }, { folder });
    stops.push(child.stop);
    children.push(child);
  }
  const slots = versions.map(({ data }) => new Slots(data.slots));
  const loads = await loadInTurn(versions, children, slots, rig.postmasterPid);
  const resident = children.map(({ pid }) => residentMb(pid));
  say("booking and paying");
  Object.assign(loads, await payBeside(versions, children[1]!, slots, rig));
  print(rig, versions, external, embedded, loads, resident);
  const pgbench = await preparePgbench(rig.client, rig.url, rig.folder);
  if (pgbench) process.stdout.write(`pgbench, 16 clients: ${whole(median([await pgbench(2), await pgbench(2), await pgbench(2)]))} bookings/s\n`);
  const errors = Object.entries(loads).filter(([, { product, ceiling }]) => product.errors + ceiling.errors > 0);
  for (const [kind, { product, ceiling }] of errors) process.stdout.write(`WRONG: ${kind}: ${JSON.stringify([product.statuses, ceiling.statuses])}\n`);
  if (errors.length > 0) process.exitCode = 1;
}

/** The folder of a version. A commit is unpacked, with its packages, where no .gitignore of ours hides its files from the build. */
async function unpacked(version: string): Promise<string> {
  if (existsSync(version)) return path.resolve(version);
  const commit = execFileSync("git", ["rev-parse", "--verify", `${version}^{commit}`], { encoding: "utf8" }).trim();
  const folder = path.join(tmpdir(), `beside-${commit.slice(0, 12)}`);
  if (existsSync(path.join(folder, "node_modules"))) return folder;
  say(`unpacking ${version} in ${folder}`);
  await mkdir(folder, { recursive: true });
  execFileSync("sh", ["-c", 'git archive "$1" | tar -x -C "$2"', "sh", commit, folder]);
  execFileSync("npm", ["ci"], { cwd: folder, stdio: "inherit" });
  return folder;
}

/** Runs a module of a few lines in a version's folder, with that version's packages and code. */
function runIn(folder: string, code: string, environment: Record<string, string> = {}) {
  execFileSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], { cwd: folder, env: { ...process.env, ...environment }, stdio: "inherit" });
}

/** The other version's database: its own schema, filled by its own seed. */
async function seedOther(rig: Rig, folder: string, now: Date): Promise<Pick<Version, "databaseUrl" | "data">> {
  await rig.client`drop database if exists bench_beside with (force)`;
  await rig.client`create database bench_beside`;
  const url = new URL(rig.url);
  url.pathname = "/bench_beside";
  const file = path.join(rig.folder, "beside.json");
  const code = `
    import { writeFileSync } from "node:fs";
    import postgres from "postgres";
    import { migrate } from "./db/migrate.ts";
    import { seedBench } from "./bench/seed.ts";
    await migrate(process.env.DATABASE_URL);
    const client = postgres(process.env.DATABASE_URL, { max: 1, onnotice: () => {} });
    writeFileSync(process.env.SEED_FILE, JSON.stringify(await seedBench(client, new Date(process.env.SEED_NOW))));
    await client.end();`;
  runIn(folder, code, { DATABASE_URL: url.href, SEED_FILE: file, SEED_NOW: now.toISOString() });
  return { databaseUrl: url.href, data: JSON.parse(await readFile(file, "utf8")) as BenchData };
}

interface Start {
  wallMs: number;
  cpuMs: number;
  residentMb: number;
}

/** Starts and stops the versions in turn. @returns medians of each, from the spawn until /readyz answers 200 */
async function startInTurn(versions: readonly Version[], environment: (version: Version) => Record<string, string>): Promise<Start[]> {
  const seen = versions.map(() => [] as Start[]);
  for (let n = 0; n < starts; n++) {
    for (const [side, version] of versions.entries()) {
      const startedAt = performance.now();
      const child = await startProduct(environment(version), { folder: version.folder });
      const wallMs = performance.now() - startedAt;
      seen[side]!.push({ wallMs, cpuMs: cpuTimes(child.pid, undefined)!.server, residentMb: residentMb(child.pid) });
      await child.stop();
    }
  }
  const middle = (of: Start[], name: keyof Start) => median(of.map((start) => start[name]));
  return seen.map((of) => ({ wallMs: middle(of, "wallMs"), cpuMs: middle(of, "cpuMs"), residentMb: middle(of, "residentMb") }));
}

async function loadInTurn(versions: readonly Version[], [one, two]: readonly Child[], slots: readonly Slots[], postmasterPid: number | undefined): Promise<Record<string, Comparison>> {
  const page: Shot = { bytes: requestBytes("GET", "/doctors"), expect: 200 };
  const sides = versions.map(({ data }, side) => ({
    "doctor search": cycle(searchShots(data)),
    "free slots": cycle(slotShots(data)),
    booking: () => each(bookingShots(data, slots[side]!.take(BOOKINGS))),
    "page /doctors": cycle([page]),
  }));
  const loads: Record<string, Comparison> = {};
  for (const kind of kinds) {
    const plan = { connections: CONNECTIONS[kind], rounds, roundMs, warmMs: WARM_MS, shots: (side: number) => sides[side]![kind]() };
    loads[kind] = await compare(one!, two!, postmasterPid, plan);
  }
  return loads;
}

/**
 * This version's bookings beside the other's, while the jobs are done by a process of their own: the booking alone, and the whole way to a
 * visit that is paid. The other version's unpaid booking is what all of them are beside.
 */
async function payBeside([mine, others]: readonly [Version, Version], other: Child, slots: readonly Slots[], { postmasterPid }: Rig): Promise<Record<string, Comparison>> {
  const provider = await startProvider();
  stops.push(provider.stop);
  const ways: Record<string, { environment: Record<string, string>; by?: Provider }> = {
    "booking, jobs elsewhere": { environment: {} },
    "booked and paid, simulated": { environment: { PAYMENT_PROVIDER: "simulated" }, by: "simulated" },
    "booked and paid, by webhook": { environment: provider.environment, by: "razorpay" },
  };
  const loads: Record<string, Comparison> = {};
  for (const [name, { environment, by }] of Object.entries(ways)) {
    const child = await startProduct({ DATABASE_URL: mine.databaseUrl, JOBS: "off", ...environment });
    const [own, theirs] = await Promise.all([child, other].map(({ port }) => openConnections(port, CONNECTIONS.booking)));
    const load = [
      (forMs: number) => {
        const [data, taken] = [mine.data, slots[0]!.take(BOOKINGS)];
        return by ? payAll(own!, { data, slots: taken, provider: by, webhookSecret: provider.webhookSecret, forMs }) : fire(own!, each(bookingShots(data, taken)), forMs);
      },
      (forMs: number) => fire(theirs!, each(bookingShots(others.data, slots[1]!.take(BOOKINGS))), forMs),
    ];
    const seen: Measured[][] = [[], []];
    for (const one of load) await one(WARM_MS);
    for (let n = 0; n < rounds; n++) for (const [side, server] of [child, other].entries()) seen[side]!.push(await measured(server, postmasterPid, () => load[side]!(roundMs)));
    for (const connection of [...own!, ...theirs!]) connection.close();
    await child.stop();
    loads[name] = { product: figuresOf(seen[0]!), ceiling: figuresOf(seen[1]!) };
  }
  return loads;
}

function print({ machine }: Rig, versions: readonly Version[], external: Start[], embedded: Start[], loads: Record<string, Comparison>, resident: number[]) {
  const row = (name: string, [mine, others]: readonly number[]) => [name, whole(mine!), whole(others!), (mine! / others!).toFixed(2)];
  const ofStart = (name: string, seen: Start[]) => [
    row(`start ${name}, ms`, seen.map(({ wallMs }) => wallMs)),
    row(`start ${name}, processor ms`, seen.map(({ cpuMs }) => cpuMs)),
    row(`resident after it, MB`, seen.map((start) => start.residentMb)),
  ];
  const ofLoad = ([kind, { product, ceiling }]: [string, Comparison]) => [
    row(`${kind}, requests/s`, [product.requestsPerSecond, ceiling.requestsPerSecond]),
    ...(["server", "postgres"] as const).map((part) => row(`${kind}, ${part} µs`, [product, ceiling].map((of) => 1000 * (of.cpuMsPerRequest?.[part] ?? Number.NaN)))),
  ];
  const rows = [...ofStart("on a database", external), ...ofStart("embedded", embedded), row("resident after load, MB", resident), ...Object.entries(loads).flatMap(ofLoad)];
  const head = [`${machine.commit}, Node ${machine.node}, PostgreSQL ${machine.postgres}`, ...versions.map(({ name }) => name), "ratio"];
  process.stdout.write(`${columns([head, ...rows]).join("\n")}\n`);
}

function say(line: string) {
  process.stderr.write(`${line}\n`);
}
