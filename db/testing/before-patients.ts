import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { v7 } from "uuid";
import { applyMigrations } from "../apply-migrations";

/* The version that knew no patients apart from accounts, for what a migration has to bring along. */

export const LAST_BEFORE = "0018_names_as_written";

/** A folder with the migrations up to this one. The caller removes it. */
export function migrationsUpTo(tag: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), "amrutam-migrations-"));
  cpSync("drizzle", folder, { recursive: true });
  const file = path.join(folder, "meta", "_journal.json");
  const journal = JSON.parse(readFileSync(file, "utf8")) as { entries: { tag: string }[] };
  const last = journal.entries.findIndex((entry) => entry.tag === tag);
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, last + 1) }));
  return folder;
}

/** Makes the tables of that version, with its rights for the application's role. */
export async function migrateBefore(url: string): Promise<void> {
  const folder = migrationsUpTo(LAST_BEFORE);
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await applyMigrations(client, folder, () => {});
    const [known] = await client`select from pg_roles where rolname = 'amrutam_app'`;
    if (!known) await client`create role amrutam_app nologin`;
    await client`grant select, insert, update, delete on all tables in schema public to amrutam_app`;
    await client`grant usage on all sequences in schema public to amrutam_app`;
  } finally {
    await client.end({ timeout: 5 });
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A complaint that no key opens; the column takes ciphertext only. */
export const sealedComplaint = `v1.AAAAAAAA.${"A".repeat(64)}`;

/** Registers a patient as that version did. */
export async function registerBefore(client: postgres.Sql): Promise<string> {
  const id = v7();
  await client.begin(async (tx) => {
    await tx`insert into users (id, email, password_hash, role) values (${id}, ${`${id}@example.test`}, '!', 'patient')`;
    await tx`insert into profiles (user_id, first_name, last_name) values (${id}, 'Kavitha', 'Nagaraj')`;
  });
  return id;
}

/** Books a slot with the statements of that version. @returns the consultation's id */
export async function bookBefore(client: postgres.Sql, patientId: string, slotId: string): Promise<string> {
  const [id, paymentId] = [v7(), v7()];
  await client.begin(async (tx) => {
    const [offer] = await tx<{ doctorId: string; fee: number }[]>`
      select s.doctor_id as "doctorId", d.fee_amount as fee, p.first_name, pg_advisory_xact_lock(1, hashtext(p.user_id::text))
      from availability_slots s join doctors d on d.id = s.doctor_id and d.status = 'verified' join profiles p on p.user_id = ${patientId}
      where s.id = ${slotId} and s.deleted_at is null`;
    const [booked] = await tx`
      with given as (
        select ${id}::uuid as id, ${paymentId}::uuid as payment_id, ${patientId}::uuid as patient_id, ${offer!.doctorId}::uuid as doctor_id, ${offer!.fee}::int as fee),
      turn as materialized (select pg_advisory_xact_lock(2, hashtext(doctor_id::text)) from given),
      claimed as (
        update availability_slots s set status = 'booked', updated_at = now() from turn, given
        where s.id = ${slotId} and s.status = 'available'
          and not exists (select from consultations c where c.patient_id = given.patient_id and c.during && s.during
            and c.status in ('pending_payment', 'scheduled', 'in_progress'))
        returning s.id, s.starts_at, s.ends_at),
      booked as (
        insert into consultations (id, patient_id, doctor_id, slot_id, status, mode, starts_at, ends_at, fee_amount, fee_currency, complaint, follow_up, consent_at)
        select given.id, patient_id, doctor_id, claimed.id, 'scheduled', 'video', starts_at, ends_at, fee, 'INR', ${sealedComplaint}, false, now()
        from claimed, given returning id, follow_up),
      owed as (
        insert into payments (id, consultation_id, amount, currency, status) select payment_id, booked.id, fee, 'INR', 'pending' from booked, given)
      select follow_up from booked`;
    if (!booked) throw new Error(`The slot ${slotId} was not free.`);
    await tx`insert into audit_logs (id, actor_id, actor_role, action, resource_type, resource_id, outcome, request_id, patient_id)
      values (${v7()}, ${patientId}, 'patient', 'consultation.book', 'consultation', ${id}, 'success', ${id}, ${patientId})`;
    await tx`insert into outbox (id, topic, payload) values (${v7()}, 'consultation.booked', ${tx.json({ consultationId: id })})`;
  });
  return id;
}

/** The demo's tables in an order that foreign keys allow, and which of their rows that version could have: those of patients with accounts. */
const demoRows: Record<string, string> = {
  users: "true",
  profiles: "user_id in (select id from users)",
  doctors: "true",
  availability_slots: "id not in (select slot_id from consultations where booked_by <> patient_id)",
  consultations: "booked_by = patient_id",
  payments: "consultation_id in (select id from consultations where booked_by = patient_id)",
  prescriptions: "patient_id in (select id from users)",
  reviews: "patient_id in (select id from users)",
  audit_logs: "patient_id is null or patient_id in (select id from users)",
};

/** Copies the demo from a database of today's version into one of that version. */
export async function copyDemoBefore(from: postgres.Sql, to: postgres.Sql): Promise<void> {
  for (const [table, mayBe] of Object.entries(demoRows)) {
    const columns = (await to<{ name: string }[]>`select column_name as name from information_schema.columns
      where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER'`).map(({ name }) => name);
    const rows = await from<{ row: string }[]>`select row_to_json(t)::text as row from (select ${from(columns)} from ${from(table)} where ${from.unsafe(mayBe)}) t`;
    for (let start = 0; start < rows.length; start += 2000) {
      const json = `[${rows.slice(start, start + 2000).map(({ row }) => row).join()}]`;
      await to`insert into ${to(table)} (${to(columns)}) select ${to(columns)} from json_populate_recordset(null::${to(table)}, ${json}::text::json)`;
    }
  }
}
