import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { startProduct } from "../children";
import { cpuTimes, residentMb } from "../cpu";
import { Inspector } from "../inspector";
import { requestBytes } from "../load";
import type { Rig } from "../rig";

export interface StreamsResult {
  streams: number;
  /** The streams that were there before. */
  first: number;
  /** Of memory that is in RAM, before the streams and with them, both after garbage was collected. */
  residentMb: { before: number; after: number };
  kilobytesPerStream: number;
  /** Processor time of each second in which nothing happens. */
  cpuMsPerSecond: { server: number; postgres: number };
  /** Streams that were lost or heard nothing. */
  lost: number;
}

const STREAMS = 10_000;
/** So many are opened before anything is measured: they get code compiled, connections to the database opened, and the heap its working size. */
const FIRST = 1000;
/** So many are opened at once. */
const AT_ONCE = 200;
/** Longer than the time between two beats, so that every stream must hear one. */
const REST_MS = 60_000;

/** Opens idle streams of events on one process, and measures what they cost. */
export async function measureStreams({ postmasterPid }: Rig, tokens: readonly string[], onStop: (stop: () => Promise<unknown>) => void): Promise<StreamsResult> {
  const product = await startProduct({}, { inspect: true });
  onStop(product.stop);
  const inspector = await Inspector.open(product.inspectorUrl!);
  const settled = async () => {
    await inspector.call("HeapProfiler.collectGarbage");
    await sleep(2000);
    await inspector.call("HeapProfiler.collectGarbage");
    return residentMb(product.pid);
  };
  const first = await openStreams(product.port, tokens, FIRST);
  await sleep(3000);
  const before = await settled();
  const streams = [...first, ...(await openStreams(product.port, tokens, STREAMS - FIRST))];
  await sleep(3000);
  const after = await settled();

  const heard = streams.map((stream) => stream.heard);
  const from = cpuTimes(product.pid, postmasterPid);
  await sleep(REST_MS);
  const to = cpuTimes(product.pid, postmasterPid);
  const lost = streams.filter((stream, n) => stream.socket.destroyed || stream.heard === heard[n]).length;
  inspector.close();
  for (const { socket } of streams) socket.destroy();
  const each = (of: "server" | "postgres") => ((to?.[of] ?? Number.NaN) - (from?.[of] ?? Number.NaN)) / (REST_MS / 1000);
  return {
    streams: streams.length,
    first: FIRST,
    residentMb: { before, after },
    kilobytesPerStream: ((after - before) * 1024) / (STREAMS - FIRST),
    cpuMsPerSecond: { server: each("server"), postgres: each("postgres") },
    lost,
  };
}

interface Stream {
  socket: Socket;
  /** Bytes so far. */
  heard: number;
}

/** Streams of many people in turn; each is open when its first event has come. */
async function openStreams(port: number, tokens: readonly string[], count: number): Promise<Stream[]> {
  const streams: Stream[] = [];
  while (streams.length < count) {
    const more = Array.from({ length: Math.min(AT_ONCE, count - streams.length) }, (_, n) => openStream(port, tokens[(streams.length + n) % tokens.length]!));
    streams.push(...(await Promise.all(more)));
  }
  return streams;
}

function openStream(port: number, token: string): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(requestBytes("GET", "/api/v1/events", { authorization: `Bearer ${token}`, accept: "text/event-stream" })));
    const stream: Stream = { socket, heard: 0 };
    socket.on("data", (bytes) => {
      if (stream.heard === 0 && !bytes.toString("latin1").startsWith("HTTP/1.1 200")) reject(new Error(`A stream was refused: ${bytes.toString("latin1", 0, 200)}`));
      stream.heard += bytes.length;
      resolve(stream);
    });
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("A stream was closed at once.")));
  });
}
