import { eq } from "drizzle-orm";
import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { sessions } from "@/db/schema/accounts";
import { consultations } from "@/db/schema/consultations";
import { roomMessages, roomStays } from "@/db/schema/rooms";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { cancelConsultation } from "@/lib/domain/consultations/cancel";
import { context, makeAdmin, makeDependent, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { provideEnv } from "@/lib/platform/config/env";
import { enterRoom } from "./enter";
import { iceServersFor } from "./ice";
import { joinRoom } from "./join";
import { leaveRoom } from "./leave";
import { listMessages } from "./list-messages";
import { isOpen } from "./room";
import { sendMessage } from "./send-message";
import { newTicket } from "./ticket";

type Person = Awaited<ReturnType<typeof makePatient>>;

/** Somebody with a session that exists, because a ticket belongs to one. */
async function withSession<T extends Person>(person: T): Promise<T> {
  await database().insert(sessions).values({ id: person.actor.sessionId, userId: person.id, door: "web", strength: "password", expiresAt: new Date(Date.now() + 86_400_000) });
  return person;
}

/** A visit whose room is open now. */
async function visit(startsInMinutes = 5) {
  const [doctor, patient] = [await withSession(await makeDoctor()), await withSession(await makePatient({ firstName: "Meera" }))];
  const slot = await makeSlot(doctor.id, { startsAt: new Date(Date.now() + 86_400_000) });
  const { id } = await bookConsultation(context(patient.actor), { slotId: slot.id, complaint: "Cough", mode: "video" });
  const startsAt = new Date(Date.now() + startsInMinutes * 60_000);
  await database().update(consultations).set({ startsAt, endsAt: new Date(startsAt.getTime() + 1_800_000) }).where(eq(consultations.id, id));
  return { id, doctor, patient };
}

const join = async (person: Person, id: string) => joinRoom(context(person.actor), { id, ticket: (await enterRoom(context(person.actor), { id })).ticket });

describe("a room", () => {
  it("is open from ten minutes before the start until an hour after the end, and while the visit is under way", () => {
    const startsAt = new Date("2026-12-01T06:00:00Z");
    const at = (time: string, status: "scheduled" | "in_progress" | "completed" = "scheduled") => isOpen({ status, startsAt, endsAt: new Date("2026-12-01T06:30:00Z") }, new Date(`2026-12-01T${time}Z`));
    expect([at("05:49:59"), at("05:50:00"), at("07:29:59"), at("07:30:00"), at("09:00:00", "in_progress"), at("06:10:00", "completed")]).toEqual([false, true, true, false, true, false]);
  });

  it("gives a ticket to those who attend, and is not there for others", async () => {
    const { id, doctor, patient } = await visit();
    for (const [person, role] of [[doctor, "doctor"], [patient, "patient"]] as const) await expect(enterRoom(context(person.actor), { id })).resolves.toMatchObject({ role, ticket: expect.stringContaining(person.actor.sessionId) });
    for (const other of [await makePatient(), await makeDoctor(), await makeAdmin()]) await expect(enterRoom(context(other.actor), { id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("is open to whoever cares for the patient", async () => {
    const { id, patient } = await visit();
    const mother = await withSession(await makePatient());
    const child = await makeDependent(mother.id);
    await database().update(consultations).set({ patientId: child.id }).where(eq(consultations.id, id));
    await expect(join(mother, id)).resolves.toMatchObject({ role: "patient", name: "Aarav Rao" });
    await expect(enterRoom(context(patient.actor), { id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("is closed before its time and after a cancellation, and says when it opens", async () => {
    const { id, patient } = await visit(30);
    await expect(enterRoom(context(patient.actor), { id })).rejects.toMatchObject({ code: "room_closed", extra: { opensAt: expect.any(String) } });
    const open = await visit();
    const { ticket } = await enterRoom(context(open.patient.actor), { id: open.id });
    await cancelConsultation(context(open.doctor.actor), { id: open.id, reason: "Ill" });
    await expect(joinRoom(context(open.patient.actor), { id: open.id, ticket })).rejects.toMatchObject({ code: "room_closed" });
  });
});

describe("a ticket", () => {
  it("opens one place of 20 that ask with it at once", async () => {
    const { id, patient } = await visit();
    const { ticket } = await enterRoom(context(patient.actor), { id });
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => joinRoom(context(patient.actor), { id, ticket })));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await database().$count(roomStays, eq(roomStays.consultationId, id))).toBe(1);
  });

  it("opens nothing for another person, another visit, or if it was made up", async () => {
    const [one, two] = [await visit(), await visit()];
    const { ticket } = await enterRoom(context(one.patient.actor), { id: one.id });
    await expect(joinRoom(context(one.doctor.actor), { id: one.id, ticket })).rejects.toMatchObject({ code: "forbidden" });
    await expect(joinRoom(context(two.patient.actor), { id: two.id, ticket })).rejects.toMatchObject({ code: "forbidden" });
    await expect(joinRoom(context(one.patient.actor), { id: one.id, ticket: newTicket(one.patient.actor) })).rejects.toMatchObject({ code: "forbidden" });
    await expect(joinRoom(context(one.patient.actor), { id: one.id, ticket })).resolves.toMatchObject({ joining: 1 });
  });
});

describe("joining", () => {
  it("gives growing numbers without a gap, also if both join at once 20 times, and leaves one place for each side", async () => {
    const { id, doctor, patient } = await visit();
    const numbers: number[] = [];
    for (let round = 0; round < 20; round++) numbers.push(...(await Promise.all([doctor, patient].map(async (person) => (await join(person, id)).joining))));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
    const stays = await database().select().from(roomStays).where(eq(roomStays.consultationId, id));
    expect(stays.filter(({ leftAt }) => leftAt === null).map(({ role }) => role).toSorted()).toEqual(["doctor", "patient"]);
    expect(stays.filter(({ end }) => end === "replaced")).toHaveLength(38);
  }, 60_000);

  it("is kept as a stay from then until they leave", async () => {
    const { id, patient } = await visit();
    const stay = await join(patient, id);
    await leaveRoom(context({ kind: "system", job: "test" }), { id: stay.id, end: "left" });
    await leaveRoom(context({ kind: "system", job: "test" }), { id: stay.id, end: "lost" });
    const [row] = await database().select().from(roomStays).where(eq(roomStays.id, stay.id));
    expect(row).toMatchObject({ accountId: patient.id, role: "patient", end: "left", leftAt: expect.any(Date) });
  });
});

describe("messages", () => {
  it("are numbered without a gap, in one order for both, also if both write at once", async () => {
    const { id, doctor, patient } = await visit();
    await Promise.all(Array.from({ length: 20 }, (_, n) => sendMessage(context((n % 2 ? doctor : patient).actor), { id, text: `Message ${n}` })));
    const seen = await Promise.all([doctor, patient].map(async ({ actor }) => (await listMessages(context(actor), { id, limit: 100 })).data));
    expect(seen[0]!.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    expect(seen[1]).toEqual(seen[0]);
    const page = await listMessages(context(patient.actor), { id, afterSeq: 15 });
    expect(page.data.map(({ seq }) => seq)).toEqual([16, 17, 18, 19, 20]);
  });

  it("are written once for one Idempotency-Key, encrypted, and only to those who attend", async () => {
    const { id, patient } = await visit();
    const key = v7();
    for (let n = 0; n < 3; n++) await sendMessage(context(patient.actor, { idempotencyKey: key }), { id, text: "It burns at night" });
    const rows = await database().select().from(roomMessages).where(eq(roomMessages.consultationId, id));
    expect(rows).toHaveLength(1);
    expect(rows[0]!.body).not.toContain("burns");
    for (const other of [await makePatient(), await makeDoctor(), await makeAdmin()]) {
      await expect(listMessages(context(other.actor), { id })).rejects.toMatchObject({ code: "not_found" });
      await expect(sendMessage(context(other.actor), { id, text: "Hello" })).rejects.toMatchObject({ code: "not_found" });
    }
  });

  it("end with the room, and can be read afterwards", async () => {
    const { id, doctor, patient } = await visit();
    await sendMessage(context(patient.actor), { id, text: "Thank you" });
    await database().update(consultations).set({ status: "completed" }).where(eq(consultations.id, id));
    await expect(sendMessage(context(doctor.actor), { id, text: "Too late" })).rejects.toMatchObject({ code: "room_closed" });
    expect((await listMessages(context(patient.actor), { id })).data).toHaveLength(1);
  });
});

it("gives credentials for the relays that end after an hour, and none without a relay", () => {
  const now = new Date("2026-12-01T06:00:00Z");
  expect(iceServersFor("someone", now)).toEqual([]);
  provideEnv({ TURN_URLS: "stun:turn.example.org:3478, turn:turn.example.org:3478?transport=udp", TURN_SECRET: "north" });
  const [stun, turn] = iceServersFor("someone", now);
  expect(stun).toEqual({ urls: ["stun:turn.example.org:3478"] });
  // The value that coturn computes: base64(hmac-sha1("north", "1796108400:someone")).
  expect(turn).toMatchObject({ urls: ["turn:turn.example.org:3478?transport=udp"], username: `${now.getTime() / 1000 + 3600}:someone`, credential: expect.stringMatching(/^[\w+/]{27}=$/) });
  provideEnv({ TURN_URLS: "", TURN_SECRET: "" });
});
