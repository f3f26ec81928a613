import { setTimeout as wait } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { provideEnv } from "@/lib/platform/config/env";
import { seedDemo } from "@/lib/demo/fill";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { readConsultation } from "@/lib/domain/consultations/read";
import { actor, context } from "@/lib/domain/testing/fixtures";
import { closeDatabase } from "./client";
import { migrate } from "./migrate";
import { bookBefore, copyDemoBefore, migrateBefore, registerBefore } from "./testing/before-patients";
import { withDatabase } from "./testing/cluster";

/* The migration to patients, on a copy of the demo as the version before wrote it, while that version goes on writing. */

const name = `before_patients_${process.pid}_${Date.now()}`;
const url = withDatabase(inject("clusterUrl"), name);
const root = postgres(inject("clusterUrl"), { max: 1, onnotice: () => {} });
const owner = postgres(url, { max: 2, onnotice: () => {} });
const app = postgres(url, { max: 10, onnotice: () => {}, connection: { role: "amrutam_app", lock_timeout: 10_000 } });

/** The records with a patient, by table. */
const tables = ["consultations", "prescriptions", "reviews", "emergency_accesses"] as const;
type Table = (typeof tables)[number];
type Row = { id: string; patient_id: string };

const rowsOf = (table: Table) => owner<Row[]>`select id, patient_id from ${owner(table)} order by id`;
const freeSlots = async (many: number) =>
  (await owner<{ id: string }[]>`select id from availability_slots s where status = 'available' and deleted_at is null and starts_at > now() + interval '1 day'
    and doctor_id in (select id from doctors where status = 'verified') order by id limit ${many}`).map(({ id }) => id);

const before = {} as Record<Table, Row[]>;
/** What the version before wrote while the migration ran: patients, and their consultations. */
const meantime = { patients: [] as string[], consultations: [] as { id: string; patientId: string }[], failures: [] as unknown[], longestMs: 0 };
let accounts: string[];
let idle: string[];

beforeAll(async () => {
  await root.unsafe(`create database ${name}`);
  await migrateBefore(url);
  await root.unsafe(`create database ${name}_demo template ${inject("template")}`);
  await seedDemo(withDatabase(inject("clusterUrl"), `${name}_demo`), () => {});
  const demo = postgres(withDatabase(inject("clusterUrl"), `${name}_demo`), { max: 1 });
  await copyDemoBefore(demo, owner);
  await demo.end();
  // More accounts than the demo has, without visits that keep them from others, and what the demo has none of.
  idle = await owner.begin(async (tx) => {
    const made = await tx<{ id: string }[]>`insert into users (id, email, password_hash, role)
      select gen_random_uuid(), 'idle-' || i || '@example.test', '!', 'patient' from generate_series(1, 4000) i returning id`;
    await tx`insert into profiles (user_id, first_name, last_name) select id, 'Asha', 'Rao' from users where email like 'idle-%'`;
    return made.map(({ id }) => id);
  });
  await owner`insert into emergency_accesses (id, admin_id, patient_id, reason, opened_at, expires_at)
    select gen_random_uuid(), a.id, p.id, 'Collapsed', now(), now() + interval '1 hour'
    from (select id from users where role = 'admin' limit 1) a, (select id from users where role = 'patient' order by id limit 50) p`;
  for (const table of tables) before[table] = await rowsOf(table);
  accounts = (await owner<{ id: string }[]>`select id from users where role = 'patient' order by id`).map(({ id }) => id);
}, 120_000);
afterAll(async () => {
  await closeDatabase(0);
  await Promise.all([owner.end({ timeout: 1 }), app.end({ timeout: 1 })]);
  for (const each of [name, `${name}_demo`]) await root.unsafe(`drop database if exists ${each} with (force)`);
  await root.end();
});

async function register() {
  const patientId = await registerBefore(app);
  meantime.patients.push(patientId);
  return patientId;
}

async function book(patientId: string, slotId: string) {
  meantime.consultations.push({ id: await bookBefore(app, patientId, slotId), patientId });
}

/** Registers patients and books, for new ones and for those of before, until it is told to stop. */
function keepWriting(slots: string[]) {
  let isOver = false;
  const writer = async () => {
    for (let n = 0; !isOver; n++) {
      const slot = slots.pop();
      if (!slot) throw new Error("no free time is left");
      const at = performance.now();
      const write = n % 2 === 0 ? register().then((id) => book(id, slot)) : book(idle[slots.length]!, slot);
      await write.catch((error: unknown) => meantime.failures.push(error));
      meantime.longestMs = Math.max(meantime.longestMs, performance.now() - at);
      await wait(10);
    }
  };
  const writers = Promise.all([writer(), writer(), writer()]);
  return async () => {
    isOver = true;
    await writers;
  };
}

it("goes through while the version before registers and books", async () => {
  const stop = keepWriting(await freeSlots(3000));
  await wait(300);
  // Somebody else's long transaction keeps the table from the migration, which must not keep it from everybody.
  const [held, begun] = [3000, Promise.withResolvers<void>()];
  const holding = app.begin(async (tx) => {
    await tx`lock table consultations in row exclusive mode`;
    begun.resolve();
    await wait(held);
  });
  await begun.promise;
  await migrate(url);
  await holding;
  await wait(300);
  await stop();
  expect(meantime.failures).toEqual([]);
  expect(meantime.patients.length).toBeGreaterThan(20);
  expect(meantime.longestMs).toBeLessThan(held - 1000);
}, 60_000);

describe("after the migration", () => {
  it("every patient's account has one patient of its own, under its id, and cares for it", async () => {
    const [wrong] = await owner`
      select count(*)::int as accounts,
        count(*) filter (where not exists (select from patients p where p.id = u.id and p.account_id = u.id)) as without,
        count(*) filter (where (select count(*) from patient_carers c where c.account_id = u.id and c.patient_id = u.id and c.relation = 'self' and c.until is null) <> 1) as careless
      from users u where role = 'patient'`;
    expect(wrong).toEqual({ accounts: accounts.length + meantime.patients.length, without: "0", careless: "0" });
    const [more] = await owner`select (select count(*)::int from patients) as patients, (select count(*)::int from patient_carers) as carers`;
    expect(more).toEqual({ patients: wrong!.accounts, carers: wrong!.accounts });
  });

  it.each(tables)("every row of %s is there, is of the same patient, and points at one", async (table) => {
    const rows = await rowsOf(table);
    const known = new Map(rows.map((row) => [row.id, row.patient_id]));
    expect(before[table].length).toBeGreaterThan(40);
    expect(before[table].filter(({ id, patient_id }) => known.get(id) !== patient_id)).toEqual([]);
    const late = table === "consultations" ? meantime.consultations : [];
    expect(late.filter(({ id, patientId }) => known.get(id) !== patientId)).toEqual([]);
    expect(rows).toHaveLength(before[table].length + late.length);
    expect(await owner`select id from ${owner(table)} where patient_id not in (select id from patients)`).toHaveLength(0);
  });

  it("every constraint is checked, and none points at the accounts where a patient is meant", async () => {
    expect(await owner`select conname from pg_constraint where not convalidated`).toHaveLength(0);
    const pointing = await owner<{ from: string }[]>`select conrelid::regclass::text as from from pg_constraint c join pg_attribute a on a.attrelid = conrelid and a.attnum = any (conkey)
      where contype = 'f' and attname = 'patient_id' and confrelid = 'patients'::regclass order by 1`;
    expect(pointing.map(({ from }) => from)).toEqual(["consultations", "emergency_accesses", "follow_up_windows", "patient_carers", "patient_invitations", "prescriptions", "reviews", "waiting_list_entries"]);
  });

  it("the present version reads what the version before booked, and books for its patients", async () => {
    provideEnv({ DATABASE_URL: url });
    await closeDatabase(0);
    const [old] = await owner<Row[]>`select id, patient_id from consultations where id in ${owner(before.consultations.slice(0, 50).map(({ id }) => id))} and status = 'completed' limit 1`;
    expect(await readConsultation(context(actor(old!.patient_id, "patient")), { id: old!.id })).toMatchObject({ patient: { id: old!.patient_id }, bookedBy: { id: old!.patient_id } });

    for (const id of [idle.at(-1)!, await registerBefore(app)]) {
      const [slotId] = await freeSlots(1);
      const booked = await bookConsultation(context(actor(id, "patient")), { slotId: slotId!, complaint: "Acidity", mode: "video" });
      expect(booked).toMatchObject({ patient: { id }, bookedBy: { id }, accompaniedBy: null });
    }
  });
});
