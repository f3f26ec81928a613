import { createServer, type Server } from "node:http";
import { once } from "node:events";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { type Actor, guest } from "@/lib/core/actor";
import { database } from "@/db/client";
import { sessions } from "@/db/schema/accounts";
import { consultations } from "@/db/schema/consultations";
import { roomGuests, roomStays } from "@/db/schema/rooms";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { updateConsultation } from "@/lib/domain/consultations/update";
import { context, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { enterRoom } from "@/lib/domain/visits/enter";
import { inviteGuest } from "@/lib/domain/visits/guests/invite";
import { removeGuest } from "@/lib/domain/visits/guests/remove";
import { takeSeat } from "@/lib/domain/visits/guests/take-seat";
import { sendMessage } from "@/lib/domain/visits/send-message";
import { switchMode } from "@/lib/domain/visits/switch-mode";
import { isRoomSocket, openRoomSocket, watchRooms } from "./rooms";

type Person = Awaited<ReturnType<typeof makePatient>>;
type News = { type: string } & Record<string, unknown>;

let server: Server;
let port: number;
let stop: () => void;
beforeAll(async () => {
  server = createServer();
  server.on("upgrade", (request, socket, head) => (isRoomSocket(request.url) ? openRoomSocket(request, socket, head) : socket.destroy()));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as { port: number }).port;
  stop = watchRooms();
});
afterAll(() => {
  stop();
  server.close();
});

async function withSession<T extends Person>(person: T): Promise<T> {
  await database().insert(sessions).values({ id: person.actor.sessionId, userId: person.id, door: "web", strength: "password", expiresAt: new Date(Date.now() + 86_400_000) });
  return person;
}

async function visit() {
  const [doctor, patient] = [await withSession(await makeDoctor()), await withSession(await makePatient({ firstName: "Meera" }))];
  const slot = await makeSlot(doctor.id);
  const { id } = await bookConsultation(context(patient.actor), { slotId: slot.id, complaint: "Cough", mode: "video" });
  const startsAt = new Date(Date.now() + 60_000);
  await database().update(consultations).set({ startsAt, endsAt: new Date(startsAt.getTime() + 1_800_000) }).where(eq(consultations.id, id));
  return { id, doctor, patient };
}

/** A socket in a room, with all that it heard. */
async function sit(person: { actor: Actor }, id: string) {
  const { ticket } = await enterRoom(context(person.actor), { id });
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/v1/consultations/${id}/room/socket`, ["amrutam.room", `ticket.${ticket}`]);
  const heard: News[] = [];
  let code: number | undefined;
  socket.on("message", (raw) => heard.push(JSON.parse((raw as Buffer).toString()) as News));
  socket.on("close", (why) => (code = why));
  await once(socket, "open");
  return {
    socket,
    heard,
    tell: (message: object) => socket.send(JSON.stringify(message)),
    code: () => code,
    last: (type: string) => heard.findLast((news) => news.type === type),
    wait: (type: string, times = 1) => vi.waitUntil(() => heard.filter((news) => news.type === type).length >= times, { timeout: 8000, interval: 10 }),
  };
}

describe("two people in a room", () => {
  it("are told one number and who offers, and hear each other under it alone", async () => {
    const { id, doctor, patient } = await visit();
    const first = await sit(patient, id);
    const second = await sit(doctor, id);
    await Promise.all([first.wait("call"), second.wait("call")]);
    expect(first.last("call")).toMatchObject({ joining: 2, offers: false, peer: { role: "doctor" } });
    expect(second.last("call")).toMatchObject({ joining: 2, offers: true, peer: { role: "patient", name: "Meera Rao" } });
    second.tell({ type: "signal", joining: 1, data: "late" });
    second.tell({ type: "signal", joining: 2, data: { description: "an offer" } });
    await first.wait("signal");
    expect(first.heard.filter(({ type }) => type === "signal")).toEqual([{ type: "signal", from: "doctor", joining: 2, data: { description: "an offer" } }]);
    second.tell({ type: "again", joining: 2 });
    first.tell({ type: "again", joining: 2 });
    await Promise.all([first.wait("call", 2), second.wait("call", 2)]);
    expect([first.last("call")?.joining, second.last("call")?.joining]).toEqual([3, 3]);
    second.tell({ type: "leave" });
    await first.wait("alone");
    first.socket.close();
    await vi.waitUntil(async () => (await database().$count(roomStays, eq(roomStays.consultationId, id))) === 2);
  });

  it("hear of each message, and lose their place to a second window", async () => {
    const { id, doctor, patient } = await visit();
    const [first, other] = [await sit(patient, id), await sit(doctor, id)];
    await sendMessage(context(patient.actor), { id, text: "Hello" });
    await other.wait("message");
    expect(other.last("message")).toEqual({ type: "message", seq: 1 });
    const second = await sit(patient, id);
    await vi.waitUntil(() => first.code() !== undefined);
    expect(first.code()).toBe(4001);
    await second.wait("call");
    expect(other.last("call")?.joining).toBe(second.last("call")?.joining);
    for (const { socket } of [second, other]) socket.close();
  });

  it("are both told of each switch of mode, and whoever comes later hears of the last one", async () => {
    const { id, doctor, patient } = await visit();
    const [first, second] = [await sit(patient, id), await sit(doctor, id)];
    expect(first.last("welcome")).toMatchObject({ mode: { mode: "video", number: 0, cause: null } });
    await switchMode(context(patient.actor), { id, mode: "audio", because: "network" });
    for (const each of [first, second]) {
      await each.wait("mode");
      expect(each.last("mode")).toMatchObject({ mode: { mode: "audio", number: 1, cause: "network", side: "patient" } });
    }
    second.socket.close();
    const back = await sit(doctor, id);
    await back.wait("welcome");
    expect(back.last("welcome")).toMatchObject({ mode: { mode: "audio", number: 1 } });
    // Asked for fresh credentials, the server also says the mode, in case that news was lost.
    back.tell({ type: "ice" });
    await back.wait("mode");
    for (const { socket } of [first, back]) socket.close();
  });

  it("must go when the visit is completed, and when their session is revoked", async () => {
    const { id, doctor, patient } = await visit();
    const [first, second] = [await sit(patient, id), await sit(doctor, id)];
    await database().update(sessions).set({ revokedAt: new Date(), revokedReason: "signed_out" }).where(eq(sessions.id, patient.actor.sessionId));
    const revokedAt = performance.now();
    await vi.waitUntil(() => first.code() !== undefined, { timeout: 9000 });
    expect(first.code()).toBe(4003);
    expect(performance.now() - revokedAt).toBeLessThan(7000);
    await updateConsultation(context(doctor.actor), { id, status: "in_progress" });
    await updateConsultation(context(doctor.actor), { id, status: "completed", diagnosis: "Cough" });
    await vi.waitUntil(() => second.code() !== undefined, { timeout: 5000 });
    expect(second.code()).toBe(4000);
  }, 30_000);

  it("are not disturbed by what is no message of ours", async () => {
    const { id, doctor, patient } = await visit();
    const [first, second] = [await sit(patient, id), await sit(doctor, id)];
    for (const garbage of ["", "{", "null", '{"type":"signal"}', '{"type":"shout"}', JSON.stringify({ type: "signal", joining: 99, data: {} })]) second.socket.send(garbage);
    second.tell({ type: "ice" });
    await second.wait("ice");
    expect(first.heard.filter(({ type }) => type === "signal")).toEqual([]);
    for (const { socket } of [first, second]) socket.close();
  });
});

describe("a third person", () => {
  const invited = async (made: Awaited<ReturnType<typeof visit>>) => {
    const { id: guestId, link } = await inviteGuest(context(made.patient.actor), { id: made.id, name: "Asha Rao", relation: "interpreter" });
    await takeSeat(context(guest), { link: link!.split("/room/")[1]! });
    return { guestId, actor: { kind: "visitGuest", id: guestId } as const };
  };

  it("makes a call with each of the two, and theirs goes on; each signal reaches the one it is for", async () => {
    const made = await visit();
    const { id, doctor, patient } = made;
    const [first, second] = [await sit(patient, id), await sit(doctor, id)];
    await Promise.all([first.wait("call"), second.wait("call")]);
    const third = await sit(await invited(made), id);
    await Promise.all([first.wait("call", 2), second.wait("call", 2), third.wait("call", 2)]);
    expect(third.last("welcome")).toMatchObject({ role: "guest" });
    expect(third.heard.filter(({ type }) => type === "call").map(({ joining, offers, peer }) => [joining, offers, (peer as { role: string }).role]).toSorted()).toEqual([[3, false, "doctor"], [3, false, "patient"]]);
    for (const each of [first, second]) expect(each.last("call")).toMatchObject({ joining: 3, offers: true, peer: { role: "guest", name: "Asha Rao" } });
    // The number of the two is still the one they began with.
    second.tell({ type: "signal", to: "patient", joining: 2, data: "for the patient" });
    second.tell({ type: "signal", to: "guest", joining: 3, data: "for the guest" });
    second.tell({ type: "signal", to: "guest", joining: 2, data: "late" });
    await Promise.all([first.wait("signal"), third.wait("signal")]);
    const signals = ({ heard }: typeof first) => heard.filter(({ type }) => type === "signal");
    expect(signals(first)).toEqual([{ type: "signal", from: "doctor", joining: 2, data: "for the patient" }]);
    expect(signals(third)).toEqual([{ type: "signal", from: "doctor", joining: 3, data: "for the guest" }]);
    // One pair begins again, and nobody else does.
    third.tell({ type: "again", to: "doctor", joining: 3 });
    await Promise.all([second.wait("call", 3), third.wait("call", 3)]);
    expect(second.last("call")).toMatchObject({ joining: 4, peer: { role: "guest" } });
    expect(first.heard.filter(({ type }) => type === "call")).toHaveLength(2);
    third.tell({ type: "leave" });
    await Promise.all([first.wait("gone"), second.wait("gone")]);
    expect(first.last("gone")).toEqual({ type: "gone", role: "guest" });
    expect(first.last("alone")).toBeUndefined();
    for (const { socket } of [first, second]) socket.close();
  });

  it("hears of no message, and is out at once when removed", async () => {
    const made = await visit();
    const { id, doctor, patient } = made;
    const first = await sit(patient, id);
    const asGuest = await invited(made);
    const third = await sit(asGuest, id);
    await sendMessage(context(doctor.actor), { id, text: "Only for you" });
    await first.wait("message");
    const removedAt = performance.now();
    await removeGuest(context(doctor.actor), { id, guestId: asGuest.guestId });
    await vi.waitUntil(() => third.code() !== undefined, { timeout: 5000 });
    expect(third.code()).toBe(4003);
    expect(performance.now() - removedAt).toBeLessThan(5000);
    expect(third.heard.filter(({ type }) => type === "message")).toEqual([]);
    await first.wait("guest");
    first.socket.close();
  });

  it("is out within five seconds also if the browser does not go: it reads nothing, and goes on talking", async () => {
    const made = await visit();
    const { id, doctor, patient } = made;
    const asGuest = await invited(made);
    const [first, third] = [await sit(patient, id), await sit(asGuest, id)];
    await Promise.all([first.wait("call"), third.wait("call")]);
    const joining = first.last("call")!.joining as number;
    third.socket.pause();
    const alive = setInterval(() => third.socket.pong(), 200);
    await removeGuest(context(doctor.actor), { id, guestId: asGuest.guestId });
    await first.wait("guest");
    await new Promise((resolve) => setTimeout(resolve, 300));
    third.tell({ type: "signal", to: "patient", joining, data: "still here" });
    await vi.waitUntil(() => first.last("gone") !== undefined, { timeout: 5000 });
    expect(first.last("signal")).toBeUndefined();
    clearInterval(alive);
    third.socket.terminate();
    first.socket.close();
  }, 15_000);

  it("is out within five seconds also if the news of the removal was lost", async () => {
    const made = await visit();
    const { actor, guestId } = await invited(made);
    const third = await sit({ actor }, made.id);
    await database().update(roomGuests).set({ endedAt: new Date(), endedBy: made.doctor.id, end: "removed" }).where(eq(roomGuests.id, guestId));
    await vi.waitUntil(() => third.code() !== undefined, { timeout: 6000 });
    expect(third.code()).toBe(4003);
  });
});

it("answers nothing to a socket without a ticket", async () => {
  const { id } = await visit();
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/v1/consultations/${id}/room/socket`, ["amrutam.room"]);
  const [error] = (await once(socket, "error")) as [Error];
  expect(error.message).toContain("403");
});
