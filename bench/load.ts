import { connect, type Socket } from "node:net";

/*
 * The load: HTTP/1.1 over kept-alive sockets, with one request at a time on each. It shares the machine with the servers
 * it measures, so it does as little as possible. Requests are bytes made beforehand. Of each answer it reads only the
 * status and the length.
 */

/** One request as it goes over the wire. */
export interface Shot {
  bytes: Buffer;
  /** The correct status for this request; any other counts as an error. */
  expect: number;
}

/** The results of one round of load. Times in milliseconds. */
export interface Round {
  /** Time of each answer. */
  latenciesMs: number[];
  elapsedMs: number;
  errors: number;
  /** Answers by status; 0 means a lost connection. */
  statuses: Record<number, number>;
}

/** The bytes of a request. @param body sent as JSON */
export function requestBytes(method: string, path: string, headers: Record<string, string> = {}, body?: unknown): Buffer {
  const json = body === undefined ? "" : JSON.stringify(body);
  const all: Record<string, string> = { host: "127.0.0.1", ...headers };
  if (json !== "") Object.assign(all, { "content-type": "application/json", "content-length": String(Buffer.byteLength(json)) });
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${head.join("")}\r\n${json}`);
}

/** Opens `count` connections to a server on this machine. */
export function openConnections(port: number, count: number): Promise<Connection[]> {
  return Promise.all(Array.from({ length: count }, () => Connection.open(port)));
}

/**
 * Sends shots over the connections. Each connection sends its next shot as soon as its last is answered, until there are no
 * more shots or the time is over. Requests still open then are answered and counted.
 *
 * @param next the next shot; undefined if there are no more
 */
export async function fire(connections: readonly Connection[], next: () => Shot | undefined, forMs = Infinity): Promise<Round> {
  const round: Round = { latenciesMs: [], elapsedMs: 0, errors: 0, statuses: {} };
  const startedAt = performance.now();
  const until = startedAt + forMs;
  const runs = connections.map(
    (connection) =>
      new Promise<void>((resolve) => {
        let sentAt = startedAt;
        let shot: Shot | undefined;
        const send = () => {
          shot = sentAt < until ? next() : undefined;
          if (!shot) return resolve();
          connection.send(shot.bytes, onAnswer);
        };
        const onAnswer = (status: number) => {
          const now = performance.now();
          round.latenciesMs.push(now - sentAt);
          round.statuses[status] = (round.statuses[status] ?? 0) + 1;
          if (status !== shot?.expect) round.errors++;
          sentAt = now;
          if (status === 0) resolve();
          else send();
        };
        send();
      }),
  );
  await Promise.all(runs);
  round.elapsedMs = performance.now() - startedAt;
  return round;
}

/** The value below which `share` of the times lie. */
export function quantile(times: readonly number[], share: number): number {
  const sorted = Float64Array.from(times).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

const END_OF_HEAD = Buffer.from("\r\n\r\n");
const END_OF_CHUNKS = Buffer.from("0\r\n\r\n");

/** One kept-alive connection. */
export class Connection {
  private pending: Buffer | undefined;
  private onAnswer: ((status: number, body: Buffer) => void) | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on("data", (chunk) => this.take(chunk));
    socket.on("error", () => {});
    socket.on("close", () => this.finish(0, Buffer.alloc(0)));
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, "127.0.0.1", () => resolve(new Connection(socket)));
      socket.once("error", reject);
    });
  }

  /** Sends one request; `onAnswer` is called when its whole answer has arrived. */
  send(bytes: Buffer, onAnswer: (status: number, body: Buffer) => void): void {
    this.onAnswer = onAnswer;
    if (this.socket.destroyed) queueMicrotask(() => this.finish(0, Buffer.alloc(0)));
    else this.socket.write(bytes);
  }

  /** The same, for a request whose answer is read; the answer's body must have a length. */
  ask(bytes: Buffer): Promise<{ status: number; text: string }> {
    return new Promise((resolve) => this.send(bytes, (status, body) => resolve({ status, text: body.toString() })));
  }

  close(): void {
    this.onAnswer = undefined;
    this.socket.destroy();
  }

  private take(chunk: Buffer) {
    const bytes = this.pending ? Buffer.concat([this.pending, chunk]) : chunk;
    const end = endOfAnswer(bytes);
    if (end === undefined) {
      this.pending = bytes;
      return;
    }
    this.pending = undefined;
    const status = (bytes[9]! - 48) * 100 + (bytes[10]! - 48) * 10 + (bytes[11]! - 48);
    this.finish(status, bytes.subarray(end.bodyFrom));
  }

  private finish(status: number, body: Buffer) {
    const answer = this.onAnswer;
    this.onAnswer = undefined;
    answer?.(status, body);
  }
}

/** Where the body begins, once the whole answer has arrived. Only one request is open at a time, so no other answer follows. */
function endOfAnswer(bytes: Buffer): { bodyFrom: number } | undefined {
  const headEnd = bytes.indexOf(END_OF_HEAD);
  if (headEnd < 0) return undefined;
  const bodyFrom = headEnd + 4;
  const length = /\r\ncontent-length: *(\d+)/i.exec(bytes.toString("latin1", 0, headEnd))?.[1];
  const isWhole = length === undefined ? bytes.subarray(-5).equals(END_OF_CHUNKS) : bytes.length >= bodyFrom + Number(length);
  return isWhole ? { bodyFrom } : undefined;
}
