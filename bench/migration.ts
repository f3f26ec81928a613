import { readFileSync, rmSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import postgres from "postgres";
import { applyMigrations } from "@/db/apply-migrations";
import { migrate } from "@/db/migrate";
import { bookBefore, LAST_BEFORE, migrateBefore, migrationsUpTo, registerBefore, sealedComplaint } from "@/db/testing/before-patients";
import { setUp } from "./rig";

/* `npm run bench:migration`: the migration to patients on many rows while the version before goes on booking. See README.md. */

const { values } = parseArgs({ options: { rows: { type: "string", default: "1000000" }, "no-vacuum": { type: "boolean", default: false } } });
const rows = Number(values.rows);
if (!(rows >= 1000)) throw new Error("Use --rows with a number from 1000.");

const BOOKINGS_A_SECOND = 20;
const DOCTORS = 1000;
/** Free times of each doctor, from tomorrow: enough for ten minutes of bookings. */
const FREE = 12;

const stops: (() => Promise<unknown>)[] = [];
try {
  await run();
} finally {
  for (const stop of stops.reverse()) await stop().catch(() => {});
}

async function run() {
  const { url, client } = await setUp((stop) => stops.push(stop), migrateBefore);
  const started = Date.now();
  await fill(client);
  console.log(`filled with ${rows} patients, consultations and payments and ${rows / 4} prescriptions and reviews in ${seconds(started)}`);

  const writer = postgres(url, { max: 20, onnotice: () => {}, connection: { application_name: "bookings", role: "amrutam_app", lock_timeout: 10_000 } });
  stops.push(() => writer.end({ timeout: 2 }));
  const bookings = book(writer, await freeSlots(client), watchLocks(client));
  await wait(3000);
  await report("before", bookings.since());

  const owner = postgres(url, { max: 1, onnotice: () => {} });
  stops.push(() => owner.end({ timeout: 2 }));
  for (const tag of newTags()) {
    const at = Date.now();
    await applyMigrations(owner, folderUpTo(tag), (line) => console.log(`  ${line}`));
    await report(`${tag} ${seconds(at)}`, bookings.since());
  }
  const at = Date.now();
  await migrate(url);
  await report(`rights and queue ${seconds(at)}`, bookings.since());
  await wait(1000);
  await report("after", bookings.since());
  await bookings.stop();
}

function folderUpTo(tag: string): string {
  const folder = migrationsUpTo(tag);
  stops.push(async () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function newTags(): string[] {
  const { entries } = JSON.parse(readFileSync("drizzle/meta/_journal.json", "utf8")) as { entries: { tag: string }[] };
  const tags = entries.map(({ tag }) => tag);
  return tags.slice(tags.indexOf(LAST_BEFORE) + 1);
}

function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}

/** Patients with a consultation each, in the past, and doctors with free times. */
async function fill(client: postgres.Sql) {
  const past = (n: string) => `date_trunc('day', now()) - interval '30 minutes' * (${n} / ${DOCTORS} + 1)`;
  const person = (n: string, space: number) => `('00000000-0000-7000-800${space}-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
  await client.begin(async (tx) => {
    // No triggers and no checks of references: the rows are right, and filling is not what is measured.
    await tx.unsafe("set local session_replication_role = replica");
    await tx.unsafe(`insert into users (id, email, password_hash, role, created_at) select ${person("n", 0)}, 'd' || n || '@bench.test', '!', 'doctor', now() from generate_series(0, ${DOCTORS - 1}) n`);
    await tx.unsafe(`insert into users (id, email, password_hash, role, created_at) select ${person("n", 1)}, 'p' || n || '@bench.test', '!', 'patient', now() from generate_series(0, ${rows - 1}) n`);
    await tx.unsafe("insert into profiles (user_id, first_name, last_name) select id, 'Kavitha', 'Nagaraj' from users");
    await tx.unsafe(`insert into doctors (id, registration_number, registration_council, system_of_medicine, specializations, qualifications, experience_years, languages, city, state, fee_amount, status)
      select id, 'B-' || row_number() over (order by id), 'Karnataka', 'Ayurveda', '{Kayachikitsa}', '{BAMS}', 9, '{en}', 'Mysuru', 'Karnataka', 50000, 'verified' from users where role = 'doctor'`);
    await tx.unsafe(`insert into availability_slots (id, doctor_id, starts_at, ends_at, status)
      select ${person("n", 2)}, ${person(`n % ${DOCTORS}`, 0)}, ${past("n")}, ${past("n")} + interval '30 minutes', 'booked' from generate_series(0, ${rows - 1}) n`);
    await tx.unsafe(`insert into availability_slots (id, doctor_id, starts_at, ends_at)
      select ${person("n", 3)}, ${person(`n % ${DOCTORS}`, 0)}, at, at + interval '30 minutes'
      from generate_series(0, ${DOCTORS * FREE - 1}) n, lateral (select date_trunc('day', now()) + interval '1 day' + interval '30 minutes' * (n / ${DOCTORS}) as at) t`);
    await tx.unsafe(`insert into consultations (id, patient_id, doctor_id, slot_id, status, mode, starts_at, ends_at, fee_amount, fee_currency, complaint, consent_at, completed_at)
      select ${person("n", 4)}, ${person("n", 1)}, ${person(`n % ${DOCTORS}`, 0)}, ${person("n", 2)}, 'completed', 'video', ${past("n")}, ${past("n")} + interval '30 minutes', 50000, 'INR', '${sealedComplaint}', now(), now()
      from generate_series(0, ${rows - 1}) n`);
    await tx.unsafe("insert into payments (id, consultation_id, amount, currency, status, paid_at) select id, id, fee_amount, 'INR', 'paid', now() from consultations");
    await tx.unsafe(`insert into prescriptions (id, consultation_id, doctor_id, patient_id, status, content, content_hash, signed_at)
      select id, id, doctor_id, patient_id, 'signed', complaint, '-', now() from consultations limit ${rows / 4}`);
    await tx.unsafe(`insert into reviews (id, consultation_id, doctor_id, patient_id, rating) select id, id, doctor_id, patient_id, 5 from consultations limit ${rows / 4}`);
  });
  // Left out, an autovacuum of the new rows runs into the migration.
  if (!values["no-vacuum"]) await client`vacuum (analyze)`.simple();
}

async function freeSlots(client: postgres.Sql): Promise<string[]> {
  const found = await client<{ id: string }[]>`select id from availability_slots where status = 'available' order by starts_at, id`;
  return found.map(({ id }) => id);
}

/**
 * Looks again and again how long the bookings have waited for a lock so far. Their whole time also tells how busy the machine is.
 *
 * @returns tells the longest wait since the last call, in milliseconds
 */
function watchLocks(client: postgres.Sql): () => number {
  let longest = 0;
  const timer = setInterval(() => {
    const looked = client<{ ms: number | null }[]>`select max(extract(epoch from clock_timestamp() - waitstart) * 1000)::float8 as ms
      from pg_locks join pg_stat_activity using (pid) where not granted and application_name = 'bookings'`;
    void looked.then(([row]) => (longest = Math.max(longest, row?.ms ?? 0))).catch(() => {});
  }, 20);
  stops.push(async () => clearInterval(timer));
  return () => {
    const found = longest;
    longest = 0;
    return found;
  };
}

/** Starts so many bookings a second, whether or not the earlier ones have ended; every second one is of a patient who registers for it. */
function book(client: postgres.Sql, slots: string[], longestWait: () => number) {
  const first = "00000000-0000-7000-8001-";
  const times: number[] = [];
  const failures: string[] = [];
  const open = new Set<Promise<void>>();
  let count = 0;
  const one = async () => {
    const [slotId, at, n] = [slots[count]!, performance.now(), count++];
    try {
      const patientId = n % 2 === 0 ? await registerBefore(client) : first + ((n * 7919) % rows).toString(16).padStart(12, "0");
      await bookBefore(client, patientId, slotId);
    } catch (error) {
      failures.push((error as Error).message);
    }
    times.push(performance.now() - at);
  };
  const timer = setInterval(() => {
    const booking = one().finally(() => open.delete(booking));
    open.add(booking);
  }, 1000 / BOOKINGS_A_SECOND);
  return {
    /** The bookings that were started since the last call, once all of them have ended. */
    async since() {
      await Promise.all(open);
      return { times: times.splice(0), failures: failures.splice(0), waited: longestWait() };
    },
    async stop() {
      clearInterval(timer);
      await Promise.all(open);
    },
  };
}

async function report(what: string, measured: Promise<{ times: number[]; failures: string[]; waited: number }>) {
  const { times, failures, waited } = await measured;
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => `${Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)} ms`;
  console.log(`${what}: ${times.length} bookings, ${failures.length} failed, median ${at(0.5)}, 99 of 100 within ${at(0.99)}, longest ${at(1)}, of which for a lock at most ${Math.round(waited)} ms`);
  for (const failure of new Set(failures)) console.log(`  ${failure}`);
  if (failures.length > 0) process.exitCode = 1;
}
