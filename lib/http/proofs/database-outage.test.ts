import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { migrate } from "@/db/migrate";
import { consultations } from "@/db/schema/consultations";
import { startServer, type TestServer } from "@/db/testing/server";
import { bearer, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { provideEnv } from "@/lib/platform/config/env";
import { call } from "./testing/call";

/* A PostgreSQL of this file's own, killed and frozen under about twenty bookings a second through the real door. */

const EVERY_MS = 50;
const uncaught: unknown[] = [];
const note = (error: unknown) => void uncaught.push(error);

let server: TestServer;
let admin: postgres.Sql;
const people: { doctor: string; headers: Record<string, string> }[] = [];
let hours = 24;

beforeAll(async () => {
  process.on("uncaughtException", note).on("unhandledRejection", note);
  await closeDatabase(0);
  server = await startServer();
  await server.createDatabase("mortal");
  await migrate(server.url("mortal"));
  provideEnv({ DATABASE_URL: server.url("mortal"), REQUEST_TIMEOUT_SECONDS: "2" });
  admin = postgres(server.url("postgres"), { max: 1 });
  for (let i = 0; i < 8; i++) people.push({ doctor: (await makeDoctor()).id, headers: await bearer(await makePatient()) });
});
afterAll(async () => {
  await admin.end({ timeout: 0 });
  await closeDatabase(0);
  await server.stop();
  process.off("uncaughtException", note).off("unhandledRejection", note);
});

interface Booking {
  slotId: string;
  send: () => ReturnType<typeof call>;
  answer?: Awaited<ReturnType<typeof call>>;
}

/** Slots are made ahead, since nothing can be made while the database is away. */
async function bookings(count: number): Promise<Booking[]> {
  const all: Booking[] = [];
  for (let i = 0; i < count; i++) {
    const { doctor, headers } = people[i % people.length]!;
    const slot = await makeSlot(doctor, { startsInHours: hours++ });
    const key = v7();
    all.push({ slotId: slot.id, send: () => call("POST", "/consultations", { body: { slotId: slot.id, complaint: "Cough", mode: "video" }, headers: { ...headers, "idempotency-key": key } }) });
  }
  return all;
}

/** Books at a steady rate while `trouble` happens, and some time after it; answers when the last one was answered. */
async function under(trouble: () => Promise<void>, seconds: number): Promise<Booking[]> {
  const all = await bookings((seconds * 1000) / EVERY_MS);
  const troubled = sleep(500).then(trouble);
  const answered: Promise<unknown>[] = [];
  for (const booking of all) {
    answered.push(booking.send().then((answer) => (booking.answer = answer)));
    await sleep(EVERY_MS);
  }
  await Promise.all([troubled, ...answered]);
  // What would still be done after its answer has time to be done.
  await sleep(1500);
  return all;
}

/** The ids of consultations by slot, as the database has them. */
const booked = async () => new Map((await database().select({ id: consultations.id, slotId: consultations.slotId }).from(consultations)).map(({ id, slotId }) => [slotId, id]));

async function prove(all: Booking[]) {
  expect(uncaught).toEqual([]);
  expect([...new Set(all.map(({ answer }) => answer!.status))].filter((status) => status !== 201 && status !== 503)).toEqual([]);
  const found = await booked();
  for (const { answer, slotId, send } of all) {
    if (answer!.status === 201) expect(found.get(slotId), "an acknowledged booking").toBe((answer!.body as unknown as { id: string }).id);
    else {
      expect(answer!.headers.get("retry-after")).toMatch(/^\d+$/);
      if (!found.has(slotId)) continue;
      // Done after all, which the answer must not have denied, and which the key finds.
      expect(answer!.text).toMatch(/not known whether.+Idempotency-Key/);
      expect((await send()).body).toMatchObject({ id: found.get(slotId) });
    }
  }
  const last = all.slice(-10).map(({ answer }) => answer!.status);
  expect(last, "it works again").toEqual(Array.from(last, () => 201));
  return { done: all.filter(({ answer }) => answer!.status === 201).length, refused: all.filter(({ answer }) => answer!.status === 503).length };
}

describe("bookings while the database", () => {
  it("loses connections again and again", async () => {
    const trouble = async () => {
      for (let i = 0; i < 10; i++, await sleep(100)) await admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = 'mortal'`;
    };
    expect((await prove(await under(trouble, 4))).done).toBeGreaterThan(40);
  }, 30_000);

  it("is killed and comes back", async () => {
    const trouble = async () => {
      server.signal("SIGKILL", "all");
      await sleep(700);
      await server.restart();
    };
    const { done, refused } = await prove(await under(trouble, 6));
    expect(refused).toBeGreaterThan(5);
    expect(done).toBeGreaterThan(30);
  }, 40_000);

  it("is frozen for longer than a request may take, and then woken", async () => {
    const trouble = async () => {
      server.signal("SIGSTOP", "all");
      await sleep(4500);
      server.signal("SIGCONT", "all");
    };
    const { done, refused } = await prove(await under(trouble, 9));
    expect(refused).toBeGreaterThan(20);
    expect(done).toBeGreaterThan(30);
    expect(await database().execute(sql`select 1 as one`)).toMatchObject([{ one: 1 }]);
  }, 40_000);
});
