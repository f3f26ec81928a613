import { verify } from "@node-rs/argon2";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import * as site from "@/components/site/specializations";
import { hoursOf, previewOf } from "@/lib/domain/availability/schedule/fill";
import { lockHours } from "@/lib/domain/availability/schedule/queries";
import { findInvariantViolations } from "@/lib/domain/consultations/queries";
import { type Encrypted, decrypt } from "@/lib/platform/crypto/encrypt";
import { contentHash } from "@/lib/platform/crypto/hash";
import type { Db } from "@/db/client";
import { DEMO_PASSWORD, demoAccounts, seedDemo } from "./fill";
import { cities } from "./words/cities";
import { specializations } from "./words/specializations";
import { withDatabase } from "@/db/testing/cluster";

const now = new Date("2026-11-24T06:15:00Z");
const names = ["one", "two"].map((name) => `seed_${name}_${process.pid}`);
const admin = postgres(inject("clusterUrl"), { max: 1, onnotice: () => {} });
const urls = names.map((name) => withDatabase(inject("clusterUrl"), name));
const [one, two] = urls.map((url) => postgres(url, { max: 2, onnotice: () => {} })) as [postgres.Sql, postgres.Sql];

beforeAll(async () => {
  for (const name of names) await admin`create database ${admin(name)} template ${admin(inject("template"))}`;
  const startedAt = performance.now();
  const steps: [number, number][] = [];
  expect(await seedDemo(urls[0]!, (done, total) => steps.push([done, total]), now)).toBe(true);
  process.stdout.write(`demo seeded in ${Math.round(performance.now() - startedAt)} ms, ${steps.at(-1)?.[1]} rows\n`);
  expect(steps.at(-1)?.[0]).toBe(steps.at(-1)?.[1]);
});

afterAll(async () => {
  await Promise.all([one.end(), two.end()]);
  for (const name of names) await admin`drop database if exists ${admin(name)} with (force)`;
  await admin.end();
});

const count = async (text: string) => Number((await one.unsafe(`select count(*) from ${text}`))[0]?.count);

describe("the demo", () => {
  test("has the doctors, fields, cities and patients that the front page promises", async () => {
    expect(await count("doctors where status = 'verified'")).toBeGreaterThanOrEqual(60);
    expect(await count("doctors where status = 'pending'")).toBeGreaterThanOrEqual(3);
    expect(await count("doctors where status = 'rejected'")).toBe(1);
    expect(await count("users where role = 'patient'")).toBe(300);
    expect(await count("(select distinct city from doctors where status = 'verified') cities")).toBe(10);
    const found = await one`select f, count(*)::int from doctors, unnest(specializations) f where status = 'verified' group by f`;
    expect(found.map(({ f }) => f).sort()).toEqual([...specializations].sort());
    expect(Math.min(...found.map(({ count }) => count))).toBeGreaterThanOrEqual(3);
    const [fees] = await one`select min(fee_amount) as low, max(fee_amount) as high from doctors`;
    expect(fees).toEqual({ low: 20_000, high: 150_000 });
  });

  test("has a past of some thousand consultations in every state, and free times on each of the coming 14 days", async () => {
    for (const [status, least] of Object.entries({ completed: 2500, cancelled: 200, no_show: 100, scheduled: 200 })) {
      expect(await count(`consultations where status = '${status}'`), status).toBeGreaterThan(least);
    }
    expect(await count(`reviews`)).toBeGreaterThan(1000);
    expect(await count(`prescriptions where status = 'signed'`)).toBeGreaterThan(1000);
    for (let day = 1; day <= 14; day++) {
      const from = new Date(now.getTime() + day * 86_400_000).toISOString();
      const free = `select distinct doctor_id from availability_slots where status = 'available' and starts_at >= '${from}' and starts_at < '${from}'::timestamptz + interval '1 day'`;
      expect(await count(`(${free}) free`), `day ${day}`).toBeGreaterThan(20);
    }
    expect(await count(`consultations where starts_at < '${now.toISOString()}' and status = 'scheduled' and ends_at < '${now.toISOString()}'::timestamptz - interval '10 minutes'`)).toBe(0);
    expect(await count(`consultations where greatest(created_at, updated_at, completed_at, cancelled_at) > '${now.toISOString()}'`)).toBe(0);
    expect(await count(`users where created_at > '${now.toISOString()}'`)).toBe(0);
  });

  test("has the specializations and cities that the front page offers", () => {
    expect(site.specializations.map(({ value }) => value).sort()).toEqual([...specializations].sort());
    expect([...site.cities].sort()).toEqual(Object.keys(cities).sort());
  });

  test("gives its doctor a full day, and its patient past, coming and cancelled visits", async () => {
    const states = (email: string, column: string, and = "true") =>
      one`select c.status, count(*)::int from consultations c join users u on u.id = c.${one(column)} where u.email = ${email} and ${one.unsafe(and)} group by 1`.then(
        (rows) => Object.fromEntries(rows.map(({ status, count }) => [status, count])) as Record<string, number>,
      );
    const today = "c.starts_at between '2026-11-23T18:30:00Z' and '2026-11-24T18:30:00Z'";
    const day = await states("doctor@amrutam.test", "doctor_id", today);
    expect((day.completed ?? 0) + (day.scheduled ?? 0)).toBeGreaterThanOrEqual(5);
    expect(await states("patient@amrutam.test", "patient_id")).toEqual({ completed: 4, cancelled: 2, scheduled: 2 });
    const [ready] = await one`select d.status from doctors d join users u on u.id = d.id where u.email = 'doctor@amrutam.test'`;
    expect(ready?.status).toBe("verified");
  });

  test("shows hours, news, a wait, a payment and a refund to those who sign in first", async () => {
    const [patient, doctor] = await Promise.all(["patient", "doctor"].map(async (who) => (await one`select id from users where email = ${`${who}@amrutam.test`}`)[0]!.id as string));
    expect(await count(`practice_schedules where doctor_id = '${doctor}'`)).toBe(1);
    for (const id of [patient, doctor]) expect(await count(`notifications where account_id = '${id}' and created_at <= '${now.toISOString()}'`)).toBeGreaterThan(2);
    expect(await count(`notifications where account_id = '${patient}' and read_at is null`)).toBeGreaterThan(0);
    expect(await count(`waiting_list_entries where account_id = '${patient}' and state = 'waiting'`)).toBe(1);
    const states = await one`select status from payments where account_id = ${patient!} and provider = 'simulated' order by 1`;
    expect(states.map(({ status }) => status)).toEqual(["paid", "refunded"]);
    // The hours give the slots that are there: filling them again would change nothing.
    const client = postgres(urls[0]!, { max: 1, onnotice: () => {} });
    const db = drizzle(client) as unknown as Db;
    const hours = await lockHours(db, doctor!);
    const changes = await previewOf(db, doctor!, await hoursOf(db, hours!, now), now);
    expect(Object.fromEntries(Object.entries(changes).map(([what, slots]) => [what, (slots as unknown[]).length]))).toEqual(Object.fromEntries(Object.keys(changes).map((what) => [what, 0])));
    await client.end();
  });

  test("has a mother with an infant and a school child, and a son who books for his father, each with a past", async () => {
    const people = await one`
      select u.email, p.first_name as name, k.relation, date_part('year', age(${now}::timestamptz, p.date_of_birth))::int as years,
        (select count(*)::int from consultations c where c.patient_id = p.user_id and c.status = 'completed') as past,
        (select count(*)::int from consultations c where c.patient_id = p.user_id and c.status = 'scheduled') as coming
      from patient_carers k join users u on u.id = k.account_id join profiles p on p.user_id = k.patient_id
      where u.email in ('patient@amrutam.test', 'son@amrutam.test') and k.relation <> 'self' order by p.first_name`;
    expect(people).toMatchObject([
      { email: "patient@amrutam.test", name: "Aarav", relation: "child", years: 0, past: 3, coming: 1 },
      { email: "patient@amrutam.test", name: "Diya", relation: "child", years: 9, past: 2, coming: 1 },
      { email: "son@amrutam.test", name: "Gopal", relation: "parent", past: 4, coming: 1 },
    ]);
    const [minors] = await one`select count(*)::int from consultations c join profiles p on p.user_id = c.patient_id
      where p.date_of_birth > c.starts_at - interval '18 years' and (c.adult_name is null or c.booked_by = c.patient_id)`;
    expect(minors?.count).toBe(0);
  });

  test("has accounts that open with the password the start prints", async () => {
    const rows = await one`select password_hash from users where email = any(${[...demoAccounts]})`;
    expect(rows).toHaveLength(4);
    expect(await verify(rows[0]?.password_hash, DEMO_PASSWORD)).toBe(true);
  });

  test("encrypts what patients said, bound to its row, and hashes what was signed", async () => {
    const [row] = await one`select c.id, c.complaint, p.id as prescription_id, p.content, p.content_hash from consultations c join prescriptions p on p.consultation_id = c.id limit 1`;
    expect(decrypt(row?.complaint as Encrypted, { column: "consultations.complaint", id: row?.id })).toMatch(/\w+ .*\.$/);
    const content = decrypt(row?.content as Encrypted, { column: "prescriptions.content", id: row?.prescription_id });
    expect(contentHash("prescription", content)).toBe(row?.content_hash);
    const { medications, statement } = JSON.parse(content) as { medications: { drug: string }[]; statement: string };
    expect(statement).toBe("This prescription is generated on a teleconsultation.");
    for (const { drug } of medications) expect(drug).toBe(drug.toUpperCase());
  });

  test("keeps the invariants: payments match their consultations, and each booked time has a consultation", async () => {
    expect(new Set(Object.values(await findInvariantViolations(drizzle(one) as unknown as Db)))).toEqual(new Set([0]));
    const wrong = await one`
      select c.id from consultations c left join payments p on p.consultation_id = c.id
      where p.id is null or p.amount <> c.fee_amount or case c.status
        when 'completed' then p.status <> 'paid'
        when 'no_show' then case when c.no_show_by = 'patient' then p.status <> 'paid' else p.status not in ('refund_due', 'refunded') end
        when 'cancelled' then p.status not in ('void', 'refunded', 'refund_due', 'paid')
        else case when c.fee_reason is null then p.status not in ('pending', 'paid') else p.status <> 'void' end end`;
    expect(wrong).toEqual([]);
    const astray = await one`
      select s.id from availability_slots s left join consultations c on c.slot_id = s.id and c.status <> 'cancelled'
      where (s.status = 'booked') <> (c.id is not null)`;
    expect(astray).toEqual([]);
    const overlapping = await one`
      select a.id from consultations a join consultations b on a.id < b.id and a.during && b.during
        and (a.patient_id = b.patient_id or a.doctor_id = b.doctor_id)
      where a.status <> 'cancelled' and b.status <> 'cancelled'`;
    expect(overlapping).toEqual([]);
    const misjudged = await one`
      select d.id from doctors d left join reviews r on r.doctor_id = d.id group by d.id
      having d.rating_count <> count(r.id) or d.rating_sum <> coalesce(sum(r.rating), 0)`;
    expect(misjudged).toEqual([]);
  });

  test("is made once: a database with users is not changed", async () => {
    expect(await seedDemo(urls[0]!, () => {}, now)).toBe(false);
    expect(await count("users where role = 'patient'")).toBe(300);
  });

  test("is the same in every database made on the same day", async () => {
    expect(await seedDemo(urls[1]!, () => {}, now)).toBe(true);
    // Ciphertext, secrets, the salt of the password and the numbers of transactions (turn) differ by design.
    const differing = new Set(["turn", "password_hash", "content", "link_hash", "seat_hash"]);
    const around = ["consultation_intakes", "consultation_notes", "consultation_addenda", "consultation_checks", "rooms", "room_guests", "room_stays", "room_messages", "attachments", "attachment_parts", "follow_up_windows", "follow_up_places", "visit_contests", "practice_schedules", "waiting_list_entries", "notifications"];
    for (const table of ["users", "profiles", "doctors", "availability_slots", "consultations", "payments", "reviews", "prescriptions", "audit_logs", ...around]) {
      const columns = await one`select column_name as name, domain_name as domain from information_schema.columns where table_name = ${table} and table_schema = 'public' order by 1`;
      const plain = columns.flatMap(({ name, domain }) => (domain === "encrypted" || differing.has(name as string) ? [] : [name as string]));
      const fingerprint = (db: postgres.Sql) =>
        db`select md5(string_agg(t::text, '|' order by t::text)) as sum from (select ${db(plain)} from ${db(table)}) t`.then(([row]) => row?.sum as string);
      expect(await fingerprint(one), table).toBe(await fingerprint(two));
    }
    // Fills a second database, which takes long where the machine is busy.
  }, 60_000);
});
