import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { Server, Socket } from "node:net";
import { clientAddress, networkOf } from "./client-address";
import { env } from "@/lib/platform/config/env";
import { newId } from "@/lib/platform/ids";
import { logger } from "@/lib/platform/log/logger";
import { connectionsCutTotal } from "@/lib/platform/telemetry/figures";

/* What the server on the product's port refuses before anything reads it, and whom it stops waiting for. */

export interface Limits {
  /** For the head of a request, and for the whole of it. */
  headersMs: number;
  requestMs: number;
  /** From a request to the first byte of its answer. Longer than the API's own deadline, which answers in kinder words. */
  answerMs: number;
  /**
   * How long a reader may leave a part of an answer lying. Files and pages go in parts of 64 KB, an answer of the API in
   * one, so this is a rate of a few KB in a second.
   */
  stallMs: number;
  /** How often the above are looked at. */
  checkMs: number;
  headBytes: number;
  urlBytes: number;
  /** Of a form or another request to a page; the API has bounds of its own, by row. */
  pageBodyBytes: number;
  connections: number;
  /** From one address, unless proxies of our own stand in front and all of it comes from them. */
  connectionsPerAddress: number;
}

export const limits: Limits = {
  headersMs: 10_000,
  requestMs: 30_000,
  answerMs: 45_000,
  stallMs: 60_000,
  checkMs: 2000,
  headBytes: 16 * 1024,
  urlBytes: 8 * 1024,
  pageBodyBytes: 256 * 1024,
  connections: 10_000,
  connectionsPerAddress: 1000,
};

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

interface HeadRefusal {
  status: number;
  code: string;
  title: string;
  /** The methods that are possible, where one is not. */
  allow?: string;
}
const refuse = (status: number, code: string, title: string): HeadRefusal => ({ status, code, title });
const wrongMethod = (allow: string): HeadRefusal => ({ ...refuse(405, "method_not_allowed", "This method is not possible here"), allow });

/** Why a request is not looked at, by its head alone; undefined where it may come in. */
export function whyRefused(request: IncomingMessage, isApi: boolean, { urlBytes, pageBodyBytes }: Limits): HeadRefusal | undefined {
  const { method = "", url = "", headers } = request;
  if (!METHODS.has(method)) return wrongMethod([...METHODS].join(", "));
  if (!url.startsWith("/") || BACKSLASH.test(url)) return refuse(400, "malformed_request", "The address must be a path");
  if (!hasOneHost(request)) return refuse(400, "malformed_request", "The Host header cannot be read");
  if (url.length > urlBytes) return refuse(414, "too_large", "The address is too long");
  const encoding = headers["content-encoding"];
  // Nothing that is sent here is worth packing, and what is packed may be a thousand times larger than it looks.
  if (encoding !== undefined && encoding !== "identity") return refuse(415, "unsupported_media_type", "Send the body as it is, without Content-Encoding");
  if (isApi) return undefined;
  // The pages' framework would call it a failure of its own.
  if (url.startsWith("/_next/static/") && method !== "GET" && method !== "HEAD") return wrongMethod("GET, HEAD");
  // Browsers say how much they send; so a form is judged before a byte of it is read.
  if (headers["transfer-encoding"] !== undefined) return refuse(411, "malformed_request", "Send the body with its length");
  if (Number(headers["content-length"] ?? 0) > pageBodyBytes) return refuse(413, "too_large", "The request is too large");
  return undefined;
}

/** In a path, which some programs take for a slash. */
const BACKSLASH = /^[^?]*\\/;
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;
/** Nearly all requests name the same one. */
let lastGoodHost = "";

/** One host, which can be one. Node keeps the first of several, another server the last; a program that speaks HTTP/1.0, as health checks of load balancers do, need not send any. */
function hasOneHost({ rawHeaders, headers, httpVersionMinor }: IncomingMessage): boolean {
  let count = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) if (rawHeaders[i]!.length === 4 && rawHeaders[i]!.toLowerCase() === "host") count++;
  if (count === 0) return httpVersionMinor === 0;
  const host = headers.host ?? "";
  if (count > 1) return false;
  if (host === lastGoodHost) return true;
  if (!HOST.test(host) || !URL.canParse(`http://${host}`)) return false;
  lastGoodHost = host;
  return true;
}

/** Answers a refused request and closes: whatever else is on the connection belongs to it. */
export function answerRefusal(response: ServerResponse, refusal: HeadRefusal): void {
  const { body, headers } = problem(refusal);
  response.shouldKeepAlive = false;
  response.writeHead(refusal.status, headers);
  response.end(body);
}

/** Answers what could not be read as a request, or did not come in time. */
export function answerTrouble(error: NodeJS.ErrnoException, socket: Duplex, headers: Record<string, string>): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  if (error.code === "ERR_HTTP_REQUEST_TIMEOUT") {
    connectionsCutTotal.inc({ reason: "slow_sender" });
    return endWith(socket, refuse(408, "malformed_request", "The request did not come in time"), headers);
  }
  if (error.code === "HPE_HEADER_OVERFLOW") return endWith(socket, refuse(431, "too_large", "The head of the request is too large"), headers);
  endWith(socket, refuse(400, "malformed_request", "The request could not be read"), headers);
}

/** Cuts the connections beyond those of one address (of one network, where it is IPv6), and drops those beyond all. */
export function guardConnections(server: Server, { connections, connectionsPerAddress }: Limits): void {
  server.maxConnections = connections;
  server.on("drop", () => connectionsCutTotal.inc({ reason: "too_many" }));
  if (env().TRUSTED_PROXY_HOPS > 0) return;
  const open = new Map<string, number>();
  server.on("connection", (socket: Socket) => {
    const address = networkOf(clientAddress(undefined, socket.remoteAddress) ?? "unknown");
    const count = (open.get(address) ?? 0) + 1;
    if (count > connectionsPerAddress) {
      connectionsCutTotal.inc({ reason: "too_many_of_one" });
      socket.destroy();
      return;
    }
    open.set(address, count);
    socket.once("close", () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left === 0) open.delete(address);
      else open.set(address, left);
    });
  });
}

interface Watched {
  since: number;
  /** Bytes that have left for the reader, and when that was seen last to grow. */
  gone: number;
  goneAt: number;
}

/** Watches answers under way: one that does not begin in time is answered 504, one that is not read is cut. */
export class AnswerWatch {
  private readonly watched = new Map<ServerResponse, Watched>();
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly limits: Pick<Limits, "answerMs" | "stallMs" | "checkMs">,
    private readonly headers: Record<string, string>,
  ) {
    this.timer = setInterval(() => this.check(performance.now()), limits.checkMs);
    this.timer.unref();
  }

  add(response: ServerResponse): void {
    const now = performance.now();
    this.watched.set(response, { since: now, gone: 0, goneAt: now });
    response.once("close", () => this.watched.delete(response));
  }

  get responses(): Iterable<ServerResponse> {
    return this.watched.keys();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private check(now: number): void {
    for (const [response, seen] of this.watched) {
      const { socket } = response;
      if (!socket || socket.destroyed) continue;
      if (!response.headersSent) {
        if (now - seen.since > this.limits.answerMs) this.giveUp(response, socket);
        continue;
      }
      const waiting = socket.writableLength;
      const gone = socket.bytesWritten - waiting;
      if (waiting === 0 || gone > seen.gone) {
        seen.gone = gone;
        seen.goneAt = now;
      } else if (now - seen.goneAt > this.limits.stallMs) {
        connectionsCutTotal.inc({ reason: "slow_reader" });
        socket.destroy();
      }
    }
  }

  /** Past the response, which its maker may still write to: that goes nowhere now. */
  private giveUp(response: ServerResponse, socket: Socket): void {
    connectionsCutTotal.inc({ reason: "slow_answer" });
    logger.error({ method: response.req.method, path: response.req.url?.split("?")[0] }, "No answer was made in time.");
    endWith(socket, refuse(504, "unavailable", "The answer took too long"), this.headers);
  }
}

function endWith(socket: Duplex, refusal: HeadRefusal, always: Record<string, string>): void {
  const { body, headers } = problem(refusal);
  const head = Object.entries({ ...always, ...headers, connection: "close" }).map(([name, value]) => `${name}: ${value}\r\n`).join("");
  socket.end(`HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}\r\n${head}\r\n${body}`, () => socket.destroy());
}

function problem({ status, code, title, allow }: HeadRefusal): { body: string; headers: Record<string, string> } {
  const requestId = newId();
  const body = JSON.stringify({ type: `${env().APP_URL}/problems/${code}`, title, status, code, instance: requestId });
  const headers = {
    "content-type": "application/problem+json",
    "content-length": String(Buffer.byteLength(body)),
    "cache-control": "no-store",
    "x-request-id": requestId,
    ...(allow && { allow }),
  };
  return { body, headers };
}
