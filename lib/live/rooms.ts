import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import { type Person, system } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { actorOfSession } from "@/lib/domain/accounts/sessions/authenticate";
import { checkRoom } from "@/lib/domain/visits/check";
import { joinRoom } from "@/lib/domain/visits/join";
import { leaveRoom } from "@/lib/domain/visits/leave";
import { offers, roomTopic } from "@/lib/domain/visits/room";
import type { Stay, VisitMode } from "@/lib/domain/visits/schema";
import { sessionOfTicket } from "@/lib/domain/visits/ticket";
import { publish, subscribe } from "@/lib/platform/channel/channel";
import { newId } from "@/lib/platform/ids";
import { logger } from "@/lib/platform/log/logger";
import { roomSockets } from "@/lib/platform/telemetry/figures";

/*
 * The sockets of the rooms. A socket carries only what the two sides tell each other to make a call; what they write is sent and
 * read by the API. Each side has one place. Whenever somebody takes a place, both sides are told a new number and make a new
 * connection under it; what still comes for an older number is dropped.
 */

const PATH = /^\/api\/v1\/consultations\/([0-9a-f-]{36})\/room\/socket$/;
const PROTOCOL = "amrutam.room";
/** A description of a session with many codecs has 20 kB. */
const MAX_MESSAGE_BYTES = 128 * 1024;
/** A revoked session's socket must end within five seconds; the look-up may be four seconds old. */
const CHECK_SESSION_MS = 900;
/** Whether the person still attends, and whether the room is still open. */
const CHECK_ROOM_MS = 10_000;
const PING_MS = 5000;

/** Why a socket is closed. The first two are final; after any other the browser enters again by itself. */
const CLOSED = { over: 4000, replaced: 4001, refused: 4003, unwell: 4008, restart: 1012 } as const;

const FromBrowser = z.discriminatedUnion("type", [
  z.object({ type: z.literal("signal"), joining: z.int(), data: z.unknown() }),
  z.object({ type: z.literal("again"), joining: z.int() }),
  z.object({ type: z.literal("ice") }),
  z.object({ type: z.literal("leave") }),
]);

/** What the processes tell each other about a room; `to` names a stay, `from` the one it comes from. */
type RoomEvent =
  | { type: "joined" | "here"; stay: Stay }
  | { type: "gone"; stay: Stay }
  | { type: "signal"; from: Stay; joining: number; data: unknown }
  | { type: "again"; joining: number }
  | { type: "message"; seq: number }
  | { type: "mode"; mode: VisitMode }
  | { type: "changed" };

interface Seat {
  stay: Stay;
  actor: Person;
  socket: WebSocket;
  /** The other side, if it is there. */
  peer?: Stay;
  /** The number of the joining for which the two browsers made their present call. */
  joining: number;
  isAlive: boolean;
  stop: () => void;
}

const seats = new Set<Seat>();
const server = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, handleProtocols: (offered) => (offered.has(PROTOCOL) ? PROTOCOL : false) });

/** Whether an upgrade is for a room's socket. */
export const isRoomSocket = (url: string | undefined) => PATH.test(url?.split("?", 1)[0] ?? "");

/** Takes over a connection that asks for a room's socket: whoever has a good ticket joins, everybody else is refused. */
export function openRoomSocket(request: IncomingMessage, connection: Duplex, head: Buffer): void {
  void join(request).then(
    ({ stay, actor }) => server.handleUpgrade(request, connection, head, (socket) => sit({ stay, actor, socket, joining: stay.joining, isAlive: true, stop: () => {} })),
    (error: unknown) => {
      if (!(error instanceof AppError)) logger.error({ err: error }, "A room's socket could not be opened.");
      const status = error instanceof AppError && error.code === "room_closed" ? "409 Conflict" : error instanceof AppError && error.code === "unavailable" ? "503 Service Unavailable" : "403 Forbidden";
      connection.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
    },
  );
}

async function join(request: IncomingMessage): Promise<{ stay: Stay; actor: Person }> {
  const [, id = ""] = PATH.exec(request.url?.split("?", 1)[0] ?? "") ?? [];
  const offered = request.headers["sec-websocket-protocol"]?.split(/, */) ?? [];
  const ticket = offered.find((each) => each.startsWith("ticket."))?.slice("ticket.".length) ?? "";
  const sessionId = sessionOfTicket(ticket);
  const actor = sessionId ? await actorOfSession(sessionId) : undefined;
  if (actor?.kind !== "user") throw new AppError("forbidden");
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
    if (obey(seat, raw) === "leave") {
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
  const topic = topicOf(seat.stay);
  if (message.type === "leave") return "leave";
  if (message.type === "ice") void renew(seat);
  if (message.type === "signal" && message.joining === seat.joining) publish(topic, { type: "signal", from: seat.stay, joining: message.joining, data: message.data } satisfies RoomEvent);
  // Both browsers make a call again that does not recover. If both ask at once, the second names a number that is out of date by then, and is ignored.
  if (message.type === "again" && message.joining === seat.joining && seat.peer) publish(topic, { type: "again", joining: seat.joining + 1 } satisfies RoomEvent);
  return undefined;
}

/** What happens in the room. */
function hear(seat: Seat, event: RoomEvent): void {
  const { stay } = seat;
  switch (event.type) {
    case "joined":
      if (event.stay.id === stay.id) return;
      if (event.stay.role === stay.role) return event.stay.joining > stay.joining ? seat.socket.close(CLOSED.replaced) : undefined;
      publish(topicOf(stay), { type: "here", stay } satisfies RoomEvent);
      return meet(seat, event.stay, event.stay.joining);
    case "here":
      if (event.stay.role !== stay.role && seat.peer?.id !== event.stay.id) meet(seat, event.stay, stay.joining);
      return;
    case "gone":
      if (seat.peer?.id !== event.stay.id) return;
      seat.peer = undefined;
      return tell(seat, { type: "alone" });
    case "signal":
      if (event.from.id === seat.peer?.id && event.joining === seat.joining) tell(seat, { type: "signal", joining: event.joining, data: event.data });
      return;
    case "again":
      if (seat.peer && event.joining > seat.joining) meet(seat, seat.peer, event.joining);
      return;
    case "message":
      return tell(seat, { type: "message", seq: event.seq });
    case "mode":
      return tell(seat, { type: "mode", mode: event.mode });
    case "changed":
      void check(seat);
      return tell(seat, { type: "changed" });
  }
}

/** Both sides are there: each makes a new connection under this number. */
function meet(seat: Seat, peer: Stay, joining: number): void {
  seat.peer = peer;
  seat.joining = Math.max(seat.joining, joining);
  tell(seat, { type: "call", joining: seat.joining, offers: offers(seat.stay.role), peer: { role: peer.role, name: peer.name } });
}

async function renew(seat: Seat): Promise<void> {
  const state = await check(seat);
  if (state) tell(seat, { type: "ice", iceServers: state.iceServers });
}

/** Asks again whether this person may be here. */
async function check(seat: Seat) {
  try {
    const state = await checkRoom({ actor: seat.actor, requestId: newId() }, { id: seat.stay.consultationId });
    if (!state.isOpen) seat.socket.close(CLOSED.over);
    // Said at each check, in case the news of a switch was lost between two processes. A browser ignores it if it knows it already.
    else tell(seat, { type: "mode", mode: state.mode });
    return state;
  } catch (error) {
    if (error instanceof AppError && error.code !== "unavailable") seat.socket.close(CLOSED.refused);
    return undefined;
  }
}

/** Checks all sockets from time to time: sessions often, rooms more rarely, and whether the other end still answers. */
export function watchRooms(): () => void {
  const every = (ms: number, work: (seat: Seat) => unknown) => setInterval(() => [...seats].forEach((seat) => void work(seat)), ms).unref();
  const timers = [
    every(CHECK_SESSION_MS, async (seat) => {
      const actor = await actorOfSession(seat.actor.sessionId).catch(() => seat.actor);
      if (!actor) seat.socket.close(CLOSED.refused);
    }),
    every(CHECK_ROOM_MS, check),
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
