import { setTimeout as sleep } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { database } from "@/db/client";
import { transaction } from "@/db/transaction";
import { outbox } from "@/db/schema/kernel";
import { context, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { system } from "@/lib/core/actor";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { cancelConsultation } from "@/lib/domain/consultations/cancel";
import { listKeptMails } from "@/lib/domain/mails/queries";
import { pruneOutbox } from "@/lib/domain/outbox/prune";
import { type ClaimedEvent, claimEvents, measureBacklog } from "@/lib/domain/outbox/queries";
import { registry } from "@/lib/platform/telemetry/registry";
import { measureOutbox } from "@/lib/platform/telemetry/job-metrics";
import { type Mail, MailError } from "@/lib/platform/mail/send";
import { deliverDue, MAX_ATTEMPTS, startDelivery } from "./deliver";
import type { Outgoing } from "./mails";

const db = database();
beforeEach(() => db.delete(outbox));

async function emitted(topic = "test.happened", more: Partial<typeof outbox.$inferInsert> = {}) {
  const [row] = await db.insert(outbox).values({ topic, payload: {}, ...more }).returning({ id: outbox.id });
  return row!.id;
}
const row = async (id: string) => (await db.select().from(outbox).where(eq(outbox.id, id)))[0]!;
const makeDue = () => db.update(outbox).set({ nextAttemptAt: sql`now()` });
const mail = (id: string): Mail => ({ id, to: "asha@example.test", subject: "s", text: "t", html: "h" });
const toOne = async (event: ClaimedEvent): Promise<Outgoing[]> => [{ to: "person", mail: mail(event.id) }];

describe("an event of the outbox", () => {
  test("is delivered once and marked as delivered", async () => {
    const id = await emitted();
    const sent: string[] = [];
    const send = async (one: Mail) => void sent.push(one.id);
    expect(await deliverDue({ db, mailsOf: toOne, send })).toBe(1);
    expect(await deliverDue({ db, mailsOf: toOne, send })).toBe(0);
    expect(sent).toEqual([id]);
    expect(await row(id)).toMatchObject({ attempts: 1, deliveredAt: expect.any(Date), lastError: null, deadAt: null });
  });

  test("is due as soon as it is written, although the column rounds to milliseconds", async () => {
    for (let n = 0; n < 20; n++) {
      const claimed = await transaction(async (tx) => {
        await tx.insert(outbox).values({ topic: "test.happened", payload: {} });
        return { value: await claimEvents(tx, 1, 60) };
      });
      expect(claimed).toHaveLength(1);
    }
  });

  test("is claimed in order of age", async () => {
    const times = [3, 1, 2].map((minutes) => new Date(Date.now() - minutes * 60_000));
    const ids = [];
    for (const at of times) ids.push(await emitted("test.happened", { createdAt: at, nextAttemptAt: at }));
    expect((await claimEvents(db, 10, 60)).map(({ id }) => id)).toEqual([ids[0], ids[2], ids[1]]);
  });

  test("is sent once although four processes look for it at the same time", async () => {
    const ids = await Promise.all(Array.from({ length: 60 }, () => emitted()));
    const sent: string[] = [];
    const send = async (one: Mail) => {
      await sleep(Math.random() * 5);
      sent.push(one.id);
    };
    const drain = async () => {
      while ((await deliverDue({ db, mailsOf: toOne, send })) > 0);
    };
    await Promise.all([drain(), drain(), drain(), drain()]);
    expect(sent.toSorted()).toEqual(ids.toSorted());
  });

  test("is delivered again, with the same mail, if a process dies between sending and marking", async () => {
    const id = await emitted();
    const sent: string[] = [];
    // A process that sent the mail and was then killed leaves a lease behind, nothing else.
    const [claimed] = await claimEvents(db, 1, 1);
    for (const { mail: one } of await toOne(claimed!)) sent.push(one.id);
    const send = async (one: Mail) => void sent.push(one.id);
    expect(await deliverDue({ db, mailsOf: toOne, send })).toBe(0);
    await sleep(1100);
    expect(await deliverDue({ db, mailsOf: toOne, send })).toBe(1);
    expect(sent).toEqual([id, id]);
    expect(await row(id)).toMatchObject({ attempts: 2, deliveredAt: expect.any(Date) });
  });

  test("is claimed only when its delivery begins, so that other processes can take the events behind a slow server", async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => emitted()));
    const slow = Promise.withResolvers<void>();
    const sent: string[] = [];
    const begun: string[] = [];
    const stuck = deliverDue({ db, mailsOf: toOne, send: async ({ id }) => (begun.push(id), slow.promise) });
    await vi.waitFor(() => expect(begun).toHaveLength(5));
    expect(await deliverDue({ db, mailsOf: toOne, send: async ({ id }) => void sent.push(id) })).toBe(7);
    slow.resolve();
    expect(await stuck).toBe(5);
    expect([...begun, ...sent].toSorted()).toEqual(ids.toSorted());
  });

  describe("whose lease expires while one process waits for a slow mail server", () => {
    /** One process waits for a slow server. Meanwhile another claims the event and delivers it or fails; then the first continues. */
    async function overtaken(id: string, first: () => Promise<void>, second: () => Promise<void>, mailsOf = toOne) {
      const begun = Promise.withResolvers<void>();
      const slow = Promise.withResolvers<void>();
      const one = deliverDue({ db, mailsOf, send: () => (begun.resolve(), slow.promise.then(first)) });
      await begun.promise;
      await makeDue();
      await deliverDue({ db, mailsOf, send: second });
      const before = await row(id);
      slow.resolve();
      await one;
      return { before, after: await row(id) };
    }
    const fail = (isFinal: boolean) => () => Promise.reject(new MailError("ETIMEDOUT", isFinal));

    test.each([
      ["a failure", fail(false)],
      ["a failure for good", fail(true)],
      ["a success", async () => {}],
    ])("keeps the second process's delivery, whatever the result of the first: %s", async (_, first) => {
      const { before, after } = await overtaken(await emitted(), first, async () => {});
      expect(before).toMatchObject({ attempts: 2, deliveredAt: expect.any(Date) });
      expect(after).toEqual(before);
    });

    test("keeps the retry time and the list of sent mails that the second process wrote", async () => {
      const { before, after } = await overtaken(await emitted(), fail(true), fail(false));
      expect(before).toMatchObject({ attempts: 2, deliveredAt: null, deadAt: null });
      expect(after).toEqual(before);
    });

    test("does not send its other mails a second time", async () => {
      const id = await emitted();
      const mailsOf = async () => ["patient", "doctor"].map((to) => ({ to, mail: mail(id) }));
      const sent: string[] = [];
      await overtaken(id, async () => void sent.push("first"), async () => void sent.push("second"), mailsOf);
      expect(sent).toEqual(["second", "second", "first"]);
    });

    test("has its lease renewed, and its sent mails written down, before each of its mails", async () => {
      const id = await emitted();
      const seen: { sent: string[]; seconds: number }[] = [];
      const send = async () => {
        const { sent, nextAttemptAt } = await row(id);
        seen.push({ sent, seconds: (nextAttemptAt.getTime() - Date.now()) / 1000 });
        await makeDue();
      };
      await deliverDue({ db, mailsOf: async () => ["patient", "doctor"].map((to) => ({ to, mail: mail(id) })), send });
      expect(seen.map(({ sent }) => sent)).toEqual([[], ["patient"]]);
      for (const { seconds } of seen) expect(seconds).toBeGreaterThan(100);
    });
  });

  test("that fails waits longer each time and does not hold up others", async () => {
    const poison = await emitted("test.poison");
    const others = await Promise.all(Array.from({ length: 30 }, () => emitted()));
    const sent: string[] = [];
    const mailsOf = async (event: ClaimedEvent) => {
      if (event.topic === "test.poison") throw new TypeError("asha@example.test cannot be read");
      return toOne(event);
    };
    const send = async (one: Mail) => void sent.push(one.id);
    const waits: number[] = [];
    for (let n = 0; n < 3; n++) {
      while ((await deliverDue({ db, mailsOf, send })) > 0);
      waits.push((await row(poison)).nextAttemptAt.getTime() - Date.now());
      await makeDue();
    }
    expect(sent.toSorted()).toEqual(others.toSorted());
    expect(waits[1]!).toBeGreaterThan(waits[0]! * 1.3);
    expect(waits[2]!).toBeGreaterThan(waits[1]! * 1.3);
    expect(await row(poison)).toMatchObject({ attempts: 3, lastError: "TypeError", deliveredAt: null, deadAt: null });
  });

  test("is given up after its last attempt, and a metric shows it", async () => {
    const id = await emitted("test.happened", { attempts: MAX_ATTEMPTS - 1 });
    measureOutbox(() => measureBacklog(db));
    await deliverDue({ db, mailsOf: toOne, send: () => Promise.reject(new MailError("ECONNECTION", false)) });
    expect(await row(id)).toMatchObject({ deadAt: expect.any(Date), lastError: "ECONNECTION", deliveredAt: null });
    await makeDue();
    expect(await deliverDue({ db, mailsOf: toOne })).toBe(0);
    expect(await registry.metrics()).toMatch(/outbox_dead_events 1/);
  });

  test("is given up at once if the mailbox does not exist", async () => {
    const id = await emitted();
    await deliverDue({ db, mailsOf: toOne, send: () => Promise.reject(new MailError("EENVELOPE 550", true)) });
    expect(await row(id)).toMatchObject({ deadAt: expect.any(Date), lastError: "EENVELOPE 550" });
  });

  test("with two mails, of which one fails, sends the other once", async () => {
    const id = await emitted();
    const sent: string[] = [];
    const mailsOf = async () => ["patient", "doctor"].map((to) => ({ to, mail: { ...mail(id), to } }));
    let isDown = true;
    const send = async ({ to }: Mail) => {
      if (to === "patient" && isDown) throw new MailError("ETIMEDOUT", false);
      sent.push(to);
    };
    await deliverDue({ db, mailsOf, send });
    isDown = false;
    await makeDue();
    await deliverDue({ db, mailsOf, send });
    expect(sent).toEqual(["doctor", "patient"]);
    expect((await row(id)).deliveredAt).not.toBeNull();
  });

  test("is delivered within about a second of its commit, until the process stops", async () => {
    const delivery = startDelivery(() => deliverDue({ db, mailsOf: toOne, send: async () => {} }));
    await sleep(200);
    const id = await emitted();
    await sleep(1500);
    expect((await row(id)).deliveredAt).not.toBeNull();
    await delivery.stop();
    const late = await emitted();
    await sleep(1300);
    expect((await row(late)).deliveredAt).toBeNull();
  });

  test("that was not claimed when the process stopped waits for the next process, without a counted attempt", async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => emitted()));
    const stopping = new AbortController();
    const sent: string[] = [];
    const send = async (one: Mail) => {
      stopping.abort();
      sent.push(one.id);
    };
    await deliverDue({ db, mailsOf: toOne, send, signal: stopping.signal });
    expect(sent.length).toBeLessThan(ids.length);
    await deliverDue({ db, mailsOf: toOne, send: async (one) => void sent.push(one.id) });
    expect(sent.toSorted()).toEqual(ids.toSorted());
    for (const id of ids) expect(await row(id)).toMatchObject({ attempts: 1, deliveredAt: expect.any(Date) });
  });

  test("delivered a week ago is deleted; one that waits, or was given up, is not", async () => {
    const long = new Date(Date.now() - 8 * 86_400_000);
    await emitted("test.old", { deliveredAt: long });
    const kept = [await emitted("test.new", { deliveredAt: new Date() }), await emitted("test.dead", { deadAt: long }), await emitted("test.waiting")];
    const call = context(system("outbox.prune"));
    expect(await pruneOutbox(call, {})).toEqual({ deleted: 1, more: false });
    expect((await db.select({ id: outbox.id }).from(outbox)).map(({ id }) => id).toSorted()).toEqual(kept.toSorted());
    const audit = await db.execute(sql`select action, outcome, details from audit_logs where request_id = ${call.requestId}`);
    expect([...audit]).toEqual([{ action: "outbox.prune", outcome: "success", details: { deleted: 1 } }]);
  });

  test("can be pruned by the system only", async () => {
    const { actor } = await makePatient();
    await expect(pruneOutbox(context(actor), {})).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("a booking", () => {
  test("and its cancellation are reported by mail, in the reader's own time zone, without any health data", async () => {
    const [patient, doctor] = [await makePatient({ firstName: "Asha" }), await makeDoctor({ firstName: "Meera", lastName: "Iyer" })];
    await db.execute(sql`update profiles set time_zone = 'Europe/London' where user_id = ${patient.id}`);
    const startsAt = new Date("2027-01-14T20:00:00Z");
    const slot = await makeSlot(doctor.id, { startsAt });
    const complaint = "Burning in the chest since Diwali";
    const { id } = await bookConsultation(context(patient.actor), { slotId: slot.id, complaint, mode: "video" });
    await deliverDue({ db });
    const booked = await listKeptMails(db, 10);
    expect(booked.map(({ subject }) => subject).toSorted()).toEqual([
      "New consultation on Friday, 15 January 2027",
      "Your consultation on Thursday, 14 January 2027",
    ]);
    const own = booked.find(({ subject }) => subject.startsWith("Your"))!;
    for (const words of ["Hello Asha,", "Dr. Meera Iyer", "8:00", "GMT", `/patient/consultations/${id}`]) {
      expect(own.text).toContain(words);
      expect(own.html.replaceAll("&#39;", "'")).toContain(words);
    }
    await cancelConsultation(context(patient.actor), { id, reason: "The burning has gone" });
    await deliverDue({ db });
    const all = await listKeptMails(db, 10);
    expect(all).toHaveLength(3);
    expect(all.find(({ subject }) => subject.includes("cancelled"))).toMatchObject({ subject: "Consultation on Friday, 15 January 2027 is cancelled" });
    expect(JSON.stringify(all)).not.toMatch(/burning|chest|diwali/i);
    expect(await db.select().from(outbox).where(sql`delivered_at is null`)).toEqual([]);
  });

  test("keeps its mails encrypted", async () => {
    const rows = await db.execute<{ content: string }>(sql`select content from mails`);
    expect(rows.length).toBeGreaterThan(0);
    for (const { content } of rows) expect(content).toMatch(/^v1\.[\w-]+\.[\w-]+$/);
  });
});
