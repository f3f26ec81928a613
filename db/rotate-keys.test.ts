import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { eq, sql } from "drizzle-orm";
import { v7 } from "uuid";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readProfile } from "@/lib/domain/accounts/profile/read";
import { updateProfile } from "@/lib/domain/accounts/profile/update";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { cancelConsultation } from "@/lib/domain/consultations/cancel";
import { readConsultation } from "@/lib/domain/consultations/read";
import { updateConsultation } from "@/lib/domain/consultations/update";
import { readPrescription } from "@/lib/domain/prescriptions/read";
import { revokePrescription } from "@/lib/domain/prescriptions/revoke";
import { writePrescription } from "@/lib/domain/prescriptions/write";
import { newestKeyId, reencrypt, encrypt, type Encrypted, decrypt } from "@/lib/platform/crypto/encrypt";
import { env, provideEnv } from "@/lib/platform/config/env";
import { database } from "./client";
import { rotateKeys } from "./rotate-keys";
import { profiles, users } from "./schema/accounts";
import { consultations } from "./schema/consultations";
import { transaction } from "./transaction";
import { insertAll } from "@/lib/demo/tools/bulk";
import { actor, context, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";

const key = (fill: number) => Buffer.alloc(32, fill).toString("base64");
let generation = 7;

/** From now on values are encrypted under a new key; older values can still be read. */
function changeKey() {
  const former = env().ENCRYPTION_KEY;
  const { BLIND_INDEX_KEY, AUDIT_KEY } = env();
  provideEnv({ ENCRYPTION_KEY: key(++generation), ENCRYPTION_KEYS_OLD: former, BLIND_INDEX_KEY, AUDIT_KEY });
}
const dropFormerKeys = () => provideEnv({ ENCRYPTION_KEYS_OLD: "" });

/** Bare accounts, each with an encrypted phone. */
async function makeMany(count: number) {
  const people = Array.from({ length: count }, (_, n) => ({ id: v7(), n }));
  await insertAll(database(), users, people.map(({ id }) => ({ id, role: "patient" as const, email: `${id}@example.test`, passwordHash: "!" })));
  await insertAll(database(), profiles, people.map(({ id, n }) => ({ personId: id, firstName: "Asha", lastName: "Rao", phone: encrypt(`+9198${n}`, { column: "profiles.phone", id }) })));
  return people;
}

/** Every encrypted value of the database with its place, found independently of the code under test. */
async function allSealed() {
  const values: { place: { column: `${string}.${string}`; id: string }; value: Encrypted }[] = [];
  const take = async (column: `${string}.${string}`, id = "id") => {
    const [table, name] = column.split(".");
    const rows = await database().execute<{ id: string; value: Encrypted }>(sql.raw(`select ${id} as id, ${name} as value from ${table} where ${name} is not null`));
    for (const row of rows) values.push({ place: { column, id: row.id }, value: row.value });
  };
  for (const name of ["complaint", "notes", "diagnosis", "advice", "cancel_reason"] as const) await take(`consultations.${name}`);
  for (const name of ["phone", "address"] as const) await take(`profiles.${name}`, "user_id");
  for (const name of ["content", "revoked_reason", "jws"] as const) await take(`prescriptions.${name}`);
  await take("signing_keys.private_key");
  await take("idempotency_keys.response", "scope || '/' || route || '/' || key");
  return values;
}

/** How many rows hold anything encrypted. */
async function countRows() {
  return new Set((await allSealed()).map(({ place }) => `${place.column.split(".")[0]} ${place.id}`)).size;
}

/** A consultation in progress with a signed prescription, all encrypted under the current key. */
async function makeVisit() {
  const [doctor, patient] = [await makeDoctor(), await makePatient()];
  const slot = await makeSlot(doctor.id);
  const by = context(patient.actor, { idempotencyKey: v7() });
  const { id } = await bookConsultation(by, { slotId: slot.id, complaint: "Cough", mode: "video" });
  await updateProfile(context(patient.actor), { phone: "+919812345678", address: { line1: "4 Temple Road", city: "Mysuru", state: "Karnataka", postalCode: "570001" } });
  await database().update(consultations).set({ status: "in_progress", startedAt: new Date() }).where(eq(consultations.id, id));
  const medications = [{ drug: "Triphala churna", form: "powder", strength: "as supplied", dose: "5 g", route: "oral", frequency: "at bedtime", durationDays: 30, quantity: "150 g" }];
  const { id: prescriptionId } = await writePrescription(context(doctor.actor), { consultationId: id, diagnosis: "Bloating", medications });
  return { doctor, patient, id, prescriptionId, by, slot };
}

const url = () => env().DATABASE_URL;

describe("changing the key", () => {
  beforeEach(async () => {
    await rotateKeys(url());
    dropFormerKeys();
  });

  it("rotates under load: everything stays readable, nothing is left under the former key, no write is lost", async () => {
    const visits = await Promise.all(Array.from({ length: 6 }, makeVisit));
    const crowd = await makeMany(4000);
    const [booker, doctor] = [await makePatient(), await makeDoctor()];
    changeKey();

    let isOver = false;
    const written: { check: () => Promise<string | null | undefined>; last: string }[] = [];
    const counts = { bookings: 0, updates: 0, reads: 0 };
    const forVisit = async ({ doctor, patient, id, prescriptionId }: (typeof visits)[number]) => {
      const note = { last: "", check: async () => (await readConsultation(context(doctor.actor), { id })).notes };
      const phone = { last: "", check: async () => (await readProfile(context(patient.actor), {})).phone };
      written.push(note, phone);
      for (let n = 0; !isOver || n === 0; n++) {
        await updateConsultation(context(doctor.actor), { id, notes: `Note ${n}` });
        note.last = `Note ${n}`;
        const number = `+9198123${String(n).padStart(5, "0")}`;
        await updateProfile(context(patient.actor), { phone: number });
        phone.last = number;
        counts.updates += 2;
        expect((await readPrescription(context(patient.actor), { id: prescriptionId })).diagnosis).toBe("Bloating");
        expect((await readConsultation(context(patient.actor), { id })).complaint).toBe("Cough");
        counts.reads += 2;
      }
    };
    const book = async () => {
      for (let n = 0; !isOver || n === 0; n++) {
        const slot = await makeSlot(doctor.id, { startsInHours: 24 + n });
        const { id } = await bookConsultation(context(booker.actor, { idempotencyKey: v7() }), { slotId: slot.id, complaint: "Fever", mode: "audio" });
        await cancelConsultation(context(booker.actor), { id, reason: "Better" });
        counts.bookings++;
      }
    };
    // Each account is changed once, so that no later change can hide a lost one.
    const changed: { id: string; phone: string }[] = [];
    const moveOn = async (worker: number) => {
      for (let n = worker; !isOver; n += 4) {
        const [{ id }, phone] = [crowd[(n * 1237) % crowd.length]!, `+9199${String(n).padStart(8, "0")}`];
        if (n >= crowd.length) return;
        await updateProfile(context(actor(id, "patient")), { phone });
        changed.push({ id, phone });
      }
    };
    const load = Promise.all([...visits.map(forVisit), book(), ...[0, 1, 2, 3].map(moveOn)]);
    const rotations = await Promise.all([rotateKeys(url()), rotateKeys(url())]).finally(() => (isOver = true));
    await load;

    expect(rotations.map(({ left, closed }) => ({ left, closed }))).toEqual([{ left: 0, closed: [] }, { left: 0, closed: [] }]);
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(0);
    dropFormerKeys();
    const values = await allSealed();
    expect(values.length).toBeGreaterThan(4000);
    // reencrypt throws if the key or the place is wrong; undefined means that the value is under the newest key already.
    expect(values.filter(({ value, place }) => reencrypt(value, place) !== undefined)).toEqual([]);
    expect(changed.length).toBeGreaterThan(20);
    const phones = new Map(values.filter(({ place }) => place.column === "profiles.phone").map(({ value, place }) => [place.id, decrypt(value, place)]));
    expect(changed.filter(({ id, phone }) => phones.get(id) !== phone)).toEqual([]);
    for (const { check, last } of written) expect(await check()).toBe(last);
    for (const { patient, slot, by, id } of visits) {
      expect(await bookConsultation(by, { slotId: slot.id, complaint: "Cough", mode: "video" })).toMatchObject({ id, complaint: "Cough" });
      expect((await readProfile(context(patient.actor), {})).address).toMatchObject({ line1: "4 Temple Road" });
    }
  }, 60_000);

  it("leaves the content of a signed prescription unchanged, and changes nothing except ciphertext", async () => {
    const { doctor, patient, id, prescriptionId } = await makeVisit();
    await revokePrescription(context(doctor.actor), { id: prescriptionId, reason: "Allergy" });
    const plain = () => database().execute(sql`
      select to_jsonb(c) - '{complaint,notes,diagnosis,advice,cancel_reason}'::text[] as consultation, to_jsonb(p) - '{content,revoked_reason,jws}'::text[] as prescription
      from consultations c join prescriptions p on p.consultation_id = c.id where c.id = ${id}`);
    const before = await plain();
    changeKey();
    expect(await rotateKeys(url())).toMatchObject({ left: 0, closed: [] });
    dropFormerKeys();
    expect(await plain()).toEqual(before);
    expect(await readPrescription(context(patient.actor), { id: prescriptionId })).toMatchObject({ status: "revoked", diagnosis: "Bloating", revokedReason: "Allergy" });
  });

  it("skips a row that somebody has locked, waits for nobody, and rotates the row the next time", async () => {
    const id = (await makeMany(20))[0]!.id;
    const rows = await countRows();
    changeKey();
    await transaction(async (db) => {
      await db.execute(sql`select from profiles where user_id = ${id} for update`);
      return { value: expect(await rotateKeys(url())).toEqual({ written: rows - 1, left: 1, closed: [] }) };
    });
    expect(await rotateKeys(url())).toEqual({ written: 1, left: 0, closed: [] });
    expect(await rotateKeys(url())).toEqual({ written: 0, left: 0, closed: [] });
  });

  it("names a value that no key can decrypt in its place, and leaves it as it is", async () => {
    const [a, b] = (await makeMany(2)).map(({ id }) => id);
    const rows = await countRows();
    const former = newestKeyId();
    await database().execute(sql`update profiles set phone = (select phone from profiles where user_id = ${b}) where user_id = ${a}`);
    changeKey();
    expect(await rotateKeys(url())).toEqual({ written: rows - 1, left: 1, closed: [`profiles.phone ${a} (${former})`] });
    await database().execute(sql`update profiles set phone = null where user_id = ${a}`);
  });
});

describe("npm run keys:rotate", () => {
  const run = () => spawn("node_modules/.bin/tsx", ["scripts/rotate-keys.ts"], { env: { ...process.env }, stdio: ["ignore", "pipe", "pipe"] });
  const end = async (child: ChildProcess) => {
    let said = "";
    for (const stream of [child.stdout!, child.stderr!]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
    const [code] = (await once(child, "close")) as [number | null];
    return { code, said };
  };
  const countNewest = () => database().$count(profiles, sql`starts_with(phone, ${`v1.${newestKeyId()}.`})`);
  let total = 0;

  beforeAll(async () => {
    await makeMany(20_000);
    changeKey();
    total = await database().$count(profiles, sql`phone is not null`);
  });

  it("continues where it was killed, and says at the end which key can be removed", async () => {
    const child = run();
    const exit = once(child, "exit");
    await expect.poll(countNewest, { timeout: 15_000, interval: 3 }).toBeGreaterThan(0);
    child.kill("SIGKILL");
    await exit;
    const done = await countNewest();
    expect(done).toBeLessThan(total);

    const { code, said } = await end(run());
    expect(said).toContain(`rows encrypted again under key ${newestKeyId()}`);
    expect(said).toMatch(/Nothing is left under another key. ENCRYPTION_KEYS_OLD \([\w-]{8}\) can be emptied/);
    expect(Number(/(\d+) rows encrypted again/.exec(said)?.[1])).toBeLessThanOrEqual(total + 100 - done);
    expect(code).toBe(0);
    expect(await countNewest()).toBe(total);
  }, 60_000);
});
