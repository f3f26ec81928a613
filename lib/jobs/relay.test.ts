import { sql } from "drizzle-orm";
import type { PgBoss } from "pg-boss";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { database } from "@/db/client";
import { outbox } from "@/db/schema/kernel";
import { transaction } from "@/db/transaction";
import { system } from "@/lib/core/actor";
import { listDeadLetters } from "@/lib/domain/dead-letters/list";
import { measureQueues } from "@/lib/domain/dead-letters/queries";
import { retryDeadLetter } from "@/lib/domain/dead-letters/retry";
import { pruneOutbox } from "@/lib/domain/outbox/prune";
import { type ClaimedEvent, measureBacklog } from "@/lib/domain/outbox/queries";
import { context, makeAdmin, makePatient } from "@/lib/domain/testing/fixtures";
import { MailError } from "@/lib/platform/mail/send";
import { measureWaiting } from "@/lib/platform/telemetry/job-metrics";
import { registry } from "@/lib/platform/telemetry/registry";
import { type Consumer, provideQueues, queues, startConsumers } from "./consumers";
import { closeQueue, openQueue } from "./queue";
import { keyOf, relayWaiting, startRelay } from "./relay";

const db = database();
let boss: PgBoss;
let relay: ReturnType<typeof startRelay>;
/** What the consumer of the tests saw, and how it answers. */
const seen: ClaimedEvent[] = [];
let answer: Consumer = async () => {};
const consume: Consumer = async (event, scope) => {
  seen.push(event);
  await answer(event, scope);
};

beforeAll(async () => {
  boss = await openQueue();
  await provideQueues(boss);
  await startConsumers(boss, { db, those: { mail: consume } });
});
beforeEach(() => {
  seen.length = 0;
  answer = async () => {};
});
afterAll(async () => {
  await relay?.stop();
  await closeQueue(boss);
});

async function emitted(payload: ClaimedEvent["payload"] = {}, more: Partial<typeof outbox.$inferInsert> = {}) {
  const [row] = await db.insert(outbox).values({ topic: "account.passwordChanged", payload, ...more }).returning({ id: outbox.id });
  return row!.id;
}
const settled = () => vi.waitFor(async () => expect(await db.$count(outbox, sql`delivered_at is null`)).toBe(0), { timeout: 10_000, interval: 50 });
const state = async (id: string) => (await db.execute<{ state: string }>(sql`select state from pgboss.job where id = ${id}::uuid and name = 'events.mail'`))[0]?.state;
const until = (id: string, wanted: string | undefined) => vi.waitFor(async () => expect(await state(id)).toBe(wanted), { timeout: 15_000, interval: 50 });

describe("the relay", () => {
  test("hands each event to each queue that it concerns once although four look at the same time, and nothing of it if its transaction fails", async () => {
    const [ids, texted] = await Promise.all(["account.passwordChanged", "consultation.booked"].map((topic) => Promise.all(Array.from({ length: 15 }, () => emitted({}, { topic })))));
    await expect(transaction(async (tx) => {
      await tx.insert(outbox).values({ topic: "account.passwordChanged", payload: {} });
      throw new Error("rolled back");
    })).rejects.toThrow();
    const drain = async () => {
      for (let n = 0; n < 5; n++) await relayWaiting(boss);
    };
    await Promise.all([drain(), drain(), drain(), drain()]);
    for (const queue of queues) {
      const rows = await db.execute<{ id: string }>(sql`select id from pgboss.job where name = ${queue}`);
      expect(rows.map(({ id }) => id).toSorted()).toEqual((queue === "events.sms" ? texted! : [...ids!, ...texted!]).toSorted());
    }
    await vi.waitFor(() => expect(seen).toHaveLength(30), { timeout: 10_000 });
    await until(ids![0]!, "completed");
  });

  test("keeps the lease of the version before, and tells whom that version has served", async () => {
    const leased = await emitted({}, { nextAttemptAt: new Date(Date.now() + 60_000), sent: ["doctor"] });
    expect(await relayWaiting(boss)).toBe(0);
    await db.execute(sql`update outbox set next_attempt_at = now() where id = ${leased}`);
    expect(await relayWaiting(boss)).toBe(1);
    await vi.waitFor(() => expect(seen).toMatchObject([{ id: leased, sent: ["doctor"], attempts: 1, createdAt: expect.any(Date) }]), { timeout: 10_000 });
  });
});

describe("the consumers of events", () => {
  beforeAll(() => {
    relay = startRelay({ db }, boss);
  });

  test("get the events about one visit in the order of their commits, each after the one before is done", async () => {
    const [one, other] = ["0199aaaa-0000-7000-8000-00000000000a", "0199aaaa-0000-7000-8000-00000000000b"];
    let failures = 2;
    const done: string[] = [];
    answer = async ({ id, payload }) => {
      if (payload.consultationId === one && failures-- > 0) throw new Error("not yet");
      done.push(id);
    };
    const ids: string[] = [];
    for (let n = 0; n < 8; n++) ids.push(await emitted({ consultationId: n % 2 ? other : one }));
    await vi.waitFor(() => expect(done).toHaveLength(8), { timeout: 19_000 });
    for (const rest of [0, 1]) expect(done.filter((id) => ids.indexOf(id) % 2 === rest)).toEqual(ids.filter((_, n) => n % 2 === rest));
  });

  test("give an event up that cannot be delivered, and go on with the next one about the same thing; only an administrator sees it and can try again, and what was done is not done twice", async () => {
    const [consultationId, admin, patient] = ["0199aaaa-0000-7000-8000-00000000000c", await makeAdmin(), await makePatient()];
    const done: string[] = [];
    answer = async ({ id }) => {
      if (id === bad) throw new MailError("EENVELOPE 550", true);
      done.push(id);
    };
    const bad = await emitted({ consultationId });
    const next = await emitted({ consultationId });
    await vi.waitFor(() => expect(done).toEqual([next]), { timeout: 15_000 });
    const { data } = await listDeadLetters(context(admin.actor), {});
    expect(data).toEqual([{ id: expect.any(String), topic: "account.passwordChanged", queue: "events.mail", error: "EENVELOPE 550", happenedAt: expect.any(String), diedAt: expect.any(String) }]);
    measureWaiting(async () => ({ outbox: await measureBacklog(db), queues: await measureQueues(db, queues) }));
    expect(await registry.metrics()).toMatch(/queue_dead_jobs\{queue="events.mail"\} 1/);
    for (const call of [context(patient.actor)]) {
      await expect(listDeadLetters(call, {})).rejects.toMatchObject({ code: "forbidden" });
      await expect(retryDeadLetter(call, { id: data[0]!.id })).rejects.toMatchObject({ code: "forbidden" });
    }
    answer = async ({ id }) => void done.push(id);
    // The other consumers have done their part; their jobs are kept, and not made a second time.
    const otherJobs = () => db.$count(sql`pgboss.job`, sql`name <> 'events.mail' and name <> 'events.dead'`);
    const before = await otherJobs();
    const call = context(admin.actor);
    expect(await retryDeadLetter(call, { id: data[0]!.id })).toEqual({ topic: "account.passwordChanged" });
    await until(bad, "completed");
    expect(done).toEqual([next, bad]);
    expect(await otherJobs()).toBe(before);
    expect((await listDeadLetters(context(admin.actor), {})).data).toEqual([]);
    await expect(retryDeadLetter(context(admin.actor), { id: data[0]!.id })).rejects.toMatchObject({ code: "not_found" });
    const audit = await db.execute(sql`select action, outcome, resource_id, details from audit_logs where request_id = ${call.requestId}`);
    expect([...audit]).toEqual([{ action: "deadLetter.retry", outcome: "success", resource_id: bad, details: { topic: "account.passwordChanged", queue: "events.mail" } }]);
  });

  test("do not hold up others when one event fails again and again, and keep only a code of its failure", async () => {
    answer = async ({ payload }) => {
      if (payload.poison) throw new TypeError("asha@example.test cannot be read");
    };
    const poison = await emitted({ poison: true });
    const others = await Promise.all(Array.from({ length: 12 }, () => emitted()));
    await vi.waitFor(async () => { for (const id of others) expect(await state(id)).toBe("completed"); }, { timeout: 15_000, interval: 200 });
    await until(poison, "retry");
    const [row] = await db.execute<{ output: object }>(sql`select output from pgboss.job where id = ${poison}::uuid and name = 'events.mail'`);
    expect(row!.output).toEqual({ code: "TypeError" });
    await db.execute(sql`delete from pgboss.job where id = ${poison}::uuid`);
  });

  test("are about the widest thing that an event names", () => {
    const of = (payload: ClaimedEvent["payload"]) => keyOf({ id: "e", payload });
    expect(of({ prescriptionId: "p", consultationId: "c" })).toBe("c");
    expect(of({ userId: "u", linkId: "l" })).toBe("u");
    expect(of({ linkId: "l" })).toBe("e");
  });
});

test("an event handed over a week ago is deleted; one that waits, or can be tried again, is not", async () => {
  await settled();
  await db.delete(outbox);
  const long = new Date(Date.now() - 8 * 86_400_000);
  await emitted({}, { deliveredAt: long });
  const kept = [await emitted({}, { deliveredAt: new Date() }), await emitted({}, { deliveredAt: long }), await emitted({}, { nextAttemptAt: new Date(Date.now() + 60_000) })];
  await boss.send("events.dead", { id: kept[1] });
  const call = context(system("outbox.prune"));
  expect(await pruneOutbox(call, {})).toEqual({ deleted: 1, more: false });
  expect((await db.select({ id: outbox.id }).from(outbox)).map(({ id }) => id).toSorted()).toEqual(kept.toSorted());
  const { actor } = await makePatient();
  await expect(pruneOutbox(context(actor), {})).rejects.toMatchObject({ code: "forbidden" });
});
