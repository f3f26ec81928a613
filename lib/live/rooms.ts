import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import { type Person, system, type VisitGuest } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { actorOfSession } from "@/lib/domain/accounts/sessions/authenticate";
import { checkRoom } from "@/lib/domain/visits/check";
import { joinRoom } from "@/lib/domain/visits/join";
import { leaveRoom } from "@/lib/domain/visits/leave";
import { offers, roomTopic } from "@/lib/domain/visits/room";
import { SeatRole, type Stay, type VisitMode } from "@/lib/domain/visits/schema";
import { holderOf } from "@/lib/domain/visits/ticket";
import { publish, subscribe } from "@/lib/platform/channel/channel";
import { newId } from "@/lib/platform/ids";
import { logger } from "@/lib/platform/log/logger";
import { roomSockets } from "@/lib/platform/telemetry/figures";

/*
 * The sockets of the rooms. A socket carries only what two in a room tell each other to make a call; what patient and doctor write is
 * sent and read by the API. Each side has one place, and an invited guest the third. Every pair makes a call of its own: whenever somebody
 * takes a place, that person and each of the others are told a new number and make a new connection under it. The call of the other two
 * goes on. What still comes for an older number is dropped.
 */

const PATH = /^\/api\/v1\/consultations\/([0-9a-f-]{36})\/room\/socket$/;
const PROTOCOL = "amrutam.room";
/** A description of a session with many codecs has 20 kB. */
const MAX_MESSAGE_BYTES = 128 * 1024;
/** A revoked session's socket must end within five seconds; the look-up may be four seconds old. */
const CHECK_SESSION_MS = 900;
/** Whether the person still attends, and whether the room is still open. */
const CHECK_ROOM_MS = 10_000;
/** A guest who was removed must be out within five seconds, also if the news of it was lost between two processes. */
const CHECK_GUEST_MS = 4000;
const PING_MS = 5000;
/** Who must go has so long to hang up. A browser does at once; one that does not would otherwise stay in the call of the others for half a minute. */
const GO_MS = 1000;

/** Why a socket is closed. The first two are final; after any other the browser enters again by itself. */
const CLOSED = { over: 4000, replaced: 4001, refused: 4003, unwell: 4008, restart: 1012 } as const;

const FromBrowser = z.discriminatedUnion("type", [
  // Without `to`: for the other side.
  z.object({ type: z.literal("signal"), to: SeatRole.optional(), joining: z.int(), data: z.unknown() }),
  z.object({ type: z.literal("again"), to: SeatRole.optional(), joining: z.int() }),
  z.object({ type: z.literal("ice") }),
  z.object({ type: z.literal("leave") }),
]);

/** What the processes tell each other about a room; `to` names a stay, `from` the one it comes from, and `guest` says that something about the guest has changed. */
type RoomEvent =
  | { type: "joined" | "here"; stay: Stay }
  | { type: "gone"; stay: Stay }
  | { type: "signal"; from: Stay; to: string; joining: number; data: unknown }
  | { type: "again"; pair: readonly [string, string]; joining: number }
  | { type: "message"; seq: number }
  | { type: "mode"; mode: VisitMode }
  | { type: "changed" }
  | { type: "guest" };

interface Seat {
  stay: Stay;
  actor: Person | VisitGuest;
  socket: WebSocket;
  /** The others who are there, by their roles, each with the number under which the two browsers made their present call. */
  peers: Map<SeatRole, { stay: Stay; joining: number }>;
  isAlive: boolean;
  /** Why this socket must go; from then on nothing of it is listened to. */
  dismissed?: number;
  stop: () => void;
}

const seats = new Set<Seat>();
const server = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, handleProtocols: (offered) => (offered.has(PROTOCOL) ? PROTOCOL : false) });

/** Whether an upgrade is for a room's socket. */
export const isRoomSocket = (url: string | undefined) => PATH.test(url?.split("?", 1)[0] ?? "");

/** Takes over a connection that asks for a room's socket: whoever has a good ticket joins, everybody else is refused. */
export function openRoomSocket(request: IncomingMessage, connection: Duplex, head: Buffer): void {
  void join(request).then(
    ({ stay, actor }) => server.handleUpgrade(request, connection, head, (socket) => sit({ stay, actor, socket, peers: new Map(), isAlive: true, stop: () => {} })),
    (error: unknown) => {
      if (!(error instanceof AppError)) logger.error({ err: error }, "A room's socket could not be opened.");
      const status = error instanceof AppError && error.code === "room_closed" ? "409 Conflict" : error instanceof AppError && error.code === "unavailable" ? "503 Service Unavailable" : "403 Forbidden";
      connection.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
    },
  );
}

async function join(request: IncomingMessage): Promise<{ stay: Stay; actor: Person | VisitGuest }> {
  const [, id = ""] = PATH.exec(request.url?.split("?", 1)[0] ?? "") ?? [];
  const offered = request.headers["sec-websocket-protocol"]?.split(/, */) ?? [];
  const ticket = offered.find((each) => each.startsWith("ticket."))?.slice("ticket.".length) ?? "";
  const holder = holderOf(ticket);
  if (!holder) throw new AppError("forbidden");
  const actor = "guestId" in holder ? ({ kind: "visitGuest", id: holder.guestId } as const) : await actorOfSession(holder.sessionId);
  if (actor?.kind !== "user" && actor?.kind !== "visitGuest") throw new AppError("forbidden");
  return { actor, stay: await joinRoom({ actor, requestId: newId() }, { id, ticket }) };
}

function sit(seat: Seat): void {
  const { stay, socket } = seat;
  seats.add(seat);
  roomSockets.set(seats.size);
  seat.stop = subscribe(topicOf(stay), (event) => hear(seat, event as RoomEvent));
  let leaves: "left" | "lost" = "lost";
  socket.on("pong", () => (seat.isAlive = true));
  socket.on("message", (raw) => {
    if (seat.dismissed === undefined && obey(seat, raw) === "leave") {
      leaves = "left";
      socket.close(1000);
    }
  });
  socket.on("error", () => {});
  socket.on("close", (code) => {
    seats.delete(seat);
    roomSockets.set(seats.size);
    seat.stop();
    publish(topicOf(stay), { type: "gone", stay } satisfies RoomEvent);
    if (code === CLOSED.replaced) return;
    // A guest who is removed has not lost a connection.
    if ((seat.dismissed ?? code) === CLOSED.refused && stay.role === "guest") leaves = "left";
    void leaveRoom({ actor: system("room.leave"), requestId: newId() }, { id: stay.id, end: leaves }).catch((err: unknown) => logger.warn({ err }, "A stay in a room could not be ended."));
  });
  tell(seat, { type: "welcome", role: stay.role, joining: stay.joining, mode: stay.mode });
  publish(topicOf(stay), { type: "joined", stay } satisfies RoomEvent);
}

/** What somebody in the room does. */
function obey(seat: Seat, raw: RawData): "leave" | undefined {
  const parsed = FromBrowser.safeParse(jsonOf(raw));
  if (!parsed.success) return undefined;
  const message = parsed.data;
  if (message.type === "leave") return "leave";
  if (message.type === "ice") return void renew(seat);
  const peer = seat.peers.get(message.to ?? (seat.stay.role === "doctor" ? "patient" : "doctor"));
  if (peer?.joining !== message.joining) return undefined;
  const [from, to] = [seat.stay, peer.stay.id];
  if (message.type === "signal") publish(topicOf(from), { type: "signal", from, to, joining: peer.joining, data: message.data } satisfies RoomEvent);
  // Both browsers make a call again that does not recover. If both ask at once, the second names a number that is out of date by then, and is ignored.
  if (message.type === "again") publish(topicOf(from), { type: "again", pair: [from.id, to], joining: peer.joining + 1 } satisfies RoomEvent);
  return undefined;
}

/** What happens in the room. */
function hear(seat: Seat, event: RoomEvent): void {
  const { stay, peers } = seat;
  const isGuest = stay.role === "guest";
  switch (event.type) {
    case "joined":
      if (event.stay.id === stay.id) return;
      if (event.stay.role === stay.role) return event.stay.joining > stay.joining ? seat.socket.close(CLOSED.replaced) : undefined;
      publish(topicOf(stay), { type: "here", stay } satisfies RoomEvent);
      return meet(seat, event.stay);
    case "here":
      return event.stay.role === stay.role ? undefined : meet(seat, event.stay);
    case "gone":
      if (peers.get(event.stay.role)?.stay.id !== event.stay.id) return;
      peers.delete(event.stay.role);
      tell(seat, { type: "gone", role: event.stay.role });
      return peers.size === 0 ? tell(seat, { type: "alone" }) : undefined;
    case "signal":
      if (event.to === stay.id && isUnder(seat, event.from, event.joining)) tell(seat, { type: "signal", from: event.from.role, joining: event.joining, data: event.data });
      return;
    case "again": {
      const peer = event.pair.includes(stay.id) ? [...peers.values()].find((one) => event.pair.includes(one.stay.id)) : undefined;
      return peer && event.joining > peer.joining ? call(seat, peer.stay, event.joining) : undefined;
    }
    case "message":
      // What patient and doctor write to each other is not for the guest.
      return isGuest ? undefined : tell(seat, { type: "message", seq: event.seq });
    case "mode":
      return tell(seat, { type: "mode", mode: event.mode });
    case "changed":
      void check(seat);
      return isGuest ? undefined : tell(seat, { type: "changed" });
    case "guest":
      return isGuest ? void check(seat) : tell(seat, { type: "guest" });
  }
}

const isUnder = ({ peers }: Seat, { id, role }: Stay, joining: number) => peers.get(role)?.stay.id === id && peers.get(role)?.joining === joining;

/** Two are there who have no call yet. Both know when each of them joined, so both begin with the same number. */
function meet(seat: Seat, peer: Stay): void {
  if ((seat.peers.get(peer.role)?.stay.joining ?? 0) < peer.joining) call(seat, peer, Math.max(seat.stay.joining, peer.joining));
}

/** Makes a new connection with one of the others, under this number. */
function call(seat: Seat, peer: Stay, joining: number): void {
  seat.peers.set(peer.role, { stay: peer, joining });
  tell(seat, { type: "call", joining, offers: offers(seat.stay.role, peer.role), peer: { role: peer.role, name: peer.name } });
}

async function renew(seat: Seat): Promise<void> {
  const state = await check(seat);
  if (state) tell(seat, { type: "ice", iceServers: state.iceServers });
}

/** Asks again whether this person may be here. */
async function check(seat: Seat) {
  try {
    const state = await checkRoom({ actor: seat.actor, requestId: newId() }, { id: seat.stay.consultationId });
    if (!state.isOpen) dismiss(seat, CLOSED.over);
    // Said at each check, in case the news of a switch was lost between two processes. A browser ignores it if it knows it already.
    else tell(seat, { type: "mode", mode: state.mode });
    return state;
  } catch (error) {
    if (error instanceof AppError && error.code !== "unavailable") dismiss(seat, CLOSED.refused);
    return undefined;
  }
}

/** Ends a socket, whether or not its browser agrees. */
function dismiss(seat: Seat, code: number): void {
  if (seat.dismissed !== undefined) return;
  seat.dismissed = code;
  seat.socket.close(code);
  setTimeout(() => seat.socket.terminate(), GO_MS).unref();
}

/** Checks all sockets from time to time: sessions often, rooms more rarely, and whether the other end still answers. */
export function watchRooms(): () => void {
  const every = (ms: number, work: (seat: Seat) => unknown) => setInterval(() => [...seats].forEach((seat) => void work(seat)), ms).unref();
  const timers = [
    every(CHECK_SESSION_MS, async (seat) => {
      if (seat.actor.kind !== "user") return;
      const actor = await actorOfSession(seat.actor.sessionId).catch(() => seat.actor);
      if (!actor) dismiss(seat, CLOSED.refused);
    }),
    every(CHECK_ROOM_MS, check),
    every(CHECK_GUEST_MS, (seat) => (seat.stay.role === "guest" ? check(seat) : undefined)),
    every(PING_MS, (seat) => {
      if (!seat.isAlive) return seat.socket.terminate();
      seat.isAlive = false;
      seat.socket.ping();
      // A browser's program does not see pings.
      tell(seat, { type: "beat" });
    }),
  ];
  return () => {
    for (const timer of timers) clearInterval(timer);
    for (const { socket } of seats) socket.close(CLOSED.restart);
  };
}

const topicOf = ({ consultationId }: Stay) => roomTopic(consultationId);
const tell = ({ socket }: Seat, message: Record<string, unknown>) => socket.send(JSON.stringify(message));

function jsonOf(raw: RawData): unknown {
  try {
    return JSON.parse((raw as Buffer).toString("utf8"));
  } catch {
    return undefined;
  }
}
