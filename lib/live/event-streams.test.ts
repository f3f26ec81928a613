import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { database } from "@/db/client";
import { sessions } from "@/db/schema/accounts";
import { consultations } from "@/db/schema/consultations";
import { accountEvents } from "@/db/schema/events";
import { LiveStream } from "@/lib/core/live-stream";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { insertEvents } from "@/lib/domain/events/queries";
import { context, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { sendMessage } from "@/lib/domain/visits/send-message";
import { openStream, watchEvents } from "./event-streams";

type Person = Awaited<ReturnType<typeof makePatient>>;

let stop: () => void;
beforeAll(() => void (stop = watchEvents()));
afterAll(() => stop());

async function withSession<T extends Person>(person: T): Promise<T> {
  await database().insert(sessions).values({ id: person.actor.sessionId, userId: person.id, door: "web", strength: "password", expiresAt: new Date(Date.now() + 86_400_000) });
  return person;
}

async function visit() {
  const [doctor, patient] = [await withSession(await makeDoctor()), await withSession(await makePatient())];
  const slot = await makeSlot(doctor.id);
  const { id } = await bookConsultation(context(patient.actor), { slotId: slot.id, complaint: "Cough", mode: "video" });
  await database().update(consultations).set({ startsAt: new Date(), endsAt: new Date(Date.now() + 1_800_000) }).where(eq(consultations.id, id));
  return { id, doctor, patient };
}

/** Reads a stream and keeps what it says. */
function listen(person: Person, after?: number) {
  const said = { text: "", isOver: false };
  const stop = openStream(new LiveStream(person.actor, after), { write: (text) => (said.text += text), unread: () => 0, close: () => (said.isOver = true) });
  const events = () => [...said.text.matchAll(/id: (\d+)\nevent: (\w+)\ndata: (.*)\n\n/g)].map(([, id, kind, data]) => ({ id: Number(id), kind, data: JSON.parse(data!) as Record<string, unknown> }));
  return { said, events, wait: (count: number) => vi.waitUntil(() => events().length >= count, { timeout: 8000, interval: 10 }), leave: stop };
}

describe("a stream of events", () => {
  it("is one of ten at most for a session: the eleventh ends the first", async () => {
    const [person, other] = [await withSession(await makePatient()), await withSession(await makePatient())];
    const theirs = listen(other);
    const own = Array.from({ length: 11 }, () => listen(person));
    await vi.waitUntil(() => own[0]!.said.isOver, { timeout: 5000, interval: 10 });
    expect(own.map(({ said }) => said.isOver)).toEqual([true, ...Array.from({ length: 10 }, () => false)]);
    expect(theirs.said.isOver).toBe(false);
    for (const { leave } of [...own, theirs]) leave();
  });

  it("that is asked for while the server stops ends at once, so that nothing keeps the server waiting", async () => {
    const person = await withSession(await makePatient());
    stop();
    expect(listen(person).said).toEqual({ text: "retry: 2000\n\n", isOver: true });
    stop = watchEvents();
    const { said, leave } = listen(person);
    expect(said.isOver).toBe(false);
    leave();
  });

  it("says at once what happens, and goes on where a lost one ended, without a gap or a repetition", async () => {
    const { id, doctor, patient } = await visit();
    const first = listen(patient);
    await vi.waitUntil(() => first.said.text.includes("id: "));
    const began = performance.now();
    await sendMessage(context(doctor.actor), { id, text: "Good morning" });
    await first.wait(1);
    expect(performance.now() - began).toBeLessThan(3000);
    expect(first.events()[0]).toMatchObject({ kind: "message", data: { consultationId: id } });
    expect(first.said.text).not.toContain("morning");
    first.leave();
    for (let n = 0; n < 5; n++) await sendMessage(context(doctor.actor), { id, text: `While away ${n}` });
    const second = listen(patient, first.events().at(-1)!.id);
    await second.wait(5);
    await sendMessage(context(doctor.actor), { id, text: "And again" });
    await second.wait(6);
    expect([...first.events(), ...second.events()].map((event) => event.id)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    second.leave();
  });

  it("loses nothing while it is opened in the middle of many events", async () => {
    const { id, doctor, patient } = await visit();
    const sending = Promise.all(Array.from({ length: 30 }, (_, n) => sendMessage(context(doctor.actor), { id, text: `Message ${n}` })));
    const streams = await Promise.all(Array.from({ length: 10 }, async (_, n) => {
      await new Promise((resolve) => setTimeout(resolve, n * 20));
      return listen(patient, 0);
    }));
    await sending;
    for (const stream of streams) {
      await stream.wait(30);
      expect(stream.events().map((event) => event.id)).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
      stream.leave();
    }
  }, 30_000);

  it("finds an event of which no message between the processes told", async () => {
    const { id, patient } = await visit();
    const stream = listen(patient);
    await vi.waitUntil(() => stream.said.text.includes("id: "));
    await insertEvents(database(), [patient.id], { kind: "visit", consultationId: id, at: new Date() });
    await vi.waitUntil(() => stream.events().length === 1, { timeout: 20_000 });
    stream.leave();
  }, 30_000);

  it("says so if what was missed is no longer kept", async () => {
    const { id, doctor, patient } = await visit();
    for (let n = 0; n < 3; n++) await sendMessage(context(doctor.actor), { id, text: `Message ${n}` });
    await database().delete(accountEvents).where(eq(accountEvents.accountId, patient.id));
    const stream = listen(patient, 1);
    await stream.wait(1);
    expect(stream.events()).toEqual([{ id: 3, kind: "stale", data: {} }]);
    stream.leave();
  });

  it("ends within five seconds after its session was revoked, and is no use of the session", async () => {
    const { patient } = await visit();
    const stream = listen(patient);
    await vi.waitUntil(() => stream.said.text.includes("retry"));
    const seen = new Date(Date.now() - 600_000);
    await database().update(sessions).set({ lastSeenAt: seen }).where(eq(sessions.id, patient.actor.sessionId));
    await new Promise((resolve) => setTimeout(resolve, 3500));
    const [row] = await database().select({ at: sessions.lastSeenAt }).from(sessions).where(eq(sessions.id, patient.actor.sessionId));
    expect(row!.at).toEqual(seen);
    expect(stream.said.isOver).toBe(false);
    await database().update(sessions).set({ revokedAt: new Date(), revokedReason: "signed_out" }).where(eq(sessions.id, patient.actor.sessionId));
    const revokedAt = performance.now();
    await vi.waitUntil(() => stream.said.isOver, { timeout: 8000 });
    expect(performance.now() - revokedAt).toBeLessThan(5000);
  }, 20_000);
});
