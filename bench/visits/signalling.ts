import { WebSocket } from "ws";
import { type Child } from "../children";
import { cpuTimes } from "../cpu";
import type { OpenVisit } from "./seed";

export interface SignallingResult {
  rooms: number;
  messages: number;
  elapsedMs: number;
  /** Processor time of a message from one side to the other. */
  cpuMicrosPerMessage: { server: number; postgres: number };
  /** Messages that did not come, or came in another order. */
  lost: number;
}

/** What each side says to the other. */
const MESSAGES = 100;
/** As long as a candidate with its surroundings. */
const PADDING = "x".repeat(400);

/** Both sides of many rooms talk at once, each answer sent when the other side's message has come. */
export async function measureSignalling(product: Child, visits: readonly OpenVisit[], postmasterPid: number | undefined): Promise<SignallingResult> {
  const rooms = await Promise.all(visits.map((visit) => openRoom(product.port, visit)));
  const startedAt = performance.now();
  const from = cpuTimes(product.pid, postmasterPid);
  const lost = await Promise.all(rooms.map(talk));
  const to = cpuTimes(product.pid, postmasterPid);
  const elapsedMs = performance.now() - startedAt;
  for (const side of rooms.flat()) side.socket.close();
  const messages = rooms.length * 2 * MESSAGES;
  const each = (of: "server" | "postgres") => (1000 * ((to?.[of] ?? Number.NaN) - (from?.[of] ?? Number.NaN))) / messages;
  return { rooms: rooms.length, messages, elapsedMs, cpuMicrosPerMessage: { server: each("server"), postgres: each("postgres") }, lost: lost.reduce((sum, one) => sum + one, 0) };
}

interface Side {
  socket: WebSocket;
  joining: number;
}
type Room = [Side, Side];

async function openRoom(port: number, { id, patient, doctor }: OpenVisit): Promise<Room> {
  const first = await enter(port, id, patient);
  const called = heard(first, "call");
  const second = await enter(port, id, doctor);
  const [mine, theirs] = await Promise.all([called, heard(second, "call")]);
  return [{ socket: first, joining: mine.joining }, { socket: second, joining: theirs.joining }];
}

async function enter(port: number, id: string, token: string): Promise<WebSocket> {
  const address = `127.0.0.1:${port}/api/v1/consultations/${id}/room`;
  const answer = await fetch(`http://${address}`, { method: "POST", headers: { authorization: `Bearer ${token}` } });
  const { ticket } = (await answer.json()) as { ticket?: string };
  if (!ticket) throw new Error(`A room was closed: ${answer.status}`);
  return new WebSocket(`ws://${address}/socket`, ["amrutam.room", `ticket.${ticket}`]);
}

interface News {
  type: string;
  joining: number;
  data?: { n: number };
}

function heard(socket: WebSocket, type: string): Promise<News> {
  return new Promise((resolve, reject) => {
    socket.on("message", (raw: Buffer) => {
      const news = JSON.parse(raw.toString()) as News;
      if (news.type === type) resolve(news);
    });
    socket.on("close", (code) => reject(new Error(`A socket was closed with ${code}.`)));
    socket.on("error", reject);
  });
}

/** Lets both sides say everything. @returns how many messages did not come in order */
async function talk(sides: Room): Promise<number> {
  const say = ({ socket, joining }: Side, n: number) => socket.send(JSON.stringify({ type: "signal", joining, data: { n, padding: PADDING } }));
  const wrong = sides.map(
    (side) =>
      new Promise<number>((resolve) => {
        let next = 0;
        const timer = setTimeout(() => resolve(MESSAGES - next), 60_000);
        side.socket.on("message", (raw: Buffer) => {
          const news = JSON.parse(raw.toString()) as News;
          if (news.type !== "signal" || news.data?.n !== next) return;
          next++;
          if (next < MESSAGES) return say(side, next);
          clearTimeout(timer);
          resolve(0);
        });
      }),
  );
  for (const side of sides) say(side, 0);
  return (await Promise.all(wrong)).reduce((sum, one) => sum + one, 0);
}
