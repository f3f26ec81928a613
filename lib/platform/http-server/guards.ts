import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { Socket } from "node:net";
import { env } from "@/lib/platform/config/env";
import { problemDocument, problemHeaders } from "./problem-document";
import { newId } from "@/lib/platform/ids";
import { logger } from "@/lib/platform/log/logger";
import { isUpload, UPLOAD_SECONDS } from "./uploads";
import { connectionsCutTotal } from "@/lib/platform/telemetry/figures";
import { discreet } from "@/lib/platform/telemetry/tracing";

/* The requests that the server on the product's port refuses before anything reads them, and the clients it stops waiting for. */

export interface Limits {
  /** Time to receive the head of a request, the whole request, and one that brings a file. */
  headersMs: number;
  requestMs: number;
  uploadMs: number;
  /** Time from a request to the first byte of its answer. Longer than the API's own deadline, whose answer is friendlier. */
  answerMs: number;
  /**
   * How long a client may read nothing of an answer. Files and pages are sent in parts of 64 KB, an answer of the API in
   * one part, so this is a minimum rate of a few KB a second.
   */
  stallMs: number;
  /** How often the limits above are checked. */
  checkMs: number;
  headBytes: number;
  urlBytes: number;
  /** Largest body of a form or another request to a page. The API has limits of its own, one for each row of its contract. */
  pageBodyBytes: number;
  connections: number;
  /** From one address. Not applied behind our own proxies, because then all connections come from their addresses. */
  connectionsPerAddress: number;
}

/** The limits with what the configuration says. */
export function configuredLimits(): Limits {
  const { CONNECTIONS_PER_ADDRESS, RATE_LIMIT_SCALE } = env();
  const connectionsPerAddress = Math.ceil(CONNECTIONS_PER_ADDRESS * RATE_LIMIT_SCALE);
  return { ...limits, connectionsPerAddress, connections: Math.max(limits.connections, 2 * connectionsPerAddress) };
}

export const limits: Limits = {
  headersMs: 10_000,
  requestMs: 30_000,
  uploadMs: (UPLOAD_SECONDS + 5) * 1000,
  answerMs: 45_000,
  stallMs: 60_000,
  checkMs: 2000,
  headBytes: 16 * 1024,
  urlBytes: 8 * 1024,
  pageBodyBytes: 256 * 1024,
  connections: 10_000,
  connectionsPerAddress: 5000,
};

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

interface HeadRefusal {
  status: number;
  code: string;
  title: string;
  /** The allowed methods, for an answer that refuses the method. */
  allow?: string;
}
const refuse = (status: number, code: string, title: string): HeadRefusal => ({ status, code, title });
const wrongMethod = (allow: string): HeadRefusal => ({ ...refuse(405, "method_not_allowed", "This method is not possible here"), allow });

/** Why a request is refused, judged by its head alone; undefined if it may pass. */
export function whyRefused(request: IncomingMessage, isApi: boolean, { urlBytes, pageBodyBytes }: Limits): HeadRefusal | undefined {
  const { method = "", url = "", headers } = request;
  if (!METHODS.has(method)) return wrongMethod([...METHODS].join(", "));
  if (!url.startsWith("/") || BACKSLASH.test(url)) return refuse(400, "malformed_request", "The address must be a path");
  if (!hasOneHost(request)) return refuse(400, "malformed_request", "The Host header cannot be read");
  if (url.length > urlBytes) return refuse(414, "too_large", "The address is too long");
  const encoding = headers["content-encoding"];
  // No request here is worth compressing, and a compressed body may be a thousand times larger than it looks.
  if (encoding !== undefined && encoding !== "identity") return refuse(415, "unsupported_media_type", "Send the body as it is, without Content-Encoding");
  if (isApi) return undefined;
  // Next would answer this as an error of the server (5xx).
  if (url.startsWith("/_next/static/") && method !== "GET" && method !== "HEAD") return wrongMethod("GET, HEAD");
  // Browsers send the length of a form, so it can be judged before any of it is read.
  if (headers["transfer-encoding"] !== undefined) return refuse(411, "malformed_request", "Send the body with its length");
  if (Number(headers["content-length"] ?? 0) > pageBodyBytes) return refuse(413, "too_large", "The request is too large");
  return undefined;
}

/** A backslash in the path: some programs take it for a slash. */
const BACKSLASH = /^[^?]*\\/;
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;
/** The last host that was checked and found valid: nearly all requests name the same one. */
let lastGoodHost = "";

/**
 * Whether there is exactly one Host header, and a valid one. Of several, Node keeps the first and another server may keep
 * the last. HTTP/1.0, which the health checks of load balancers speak, needs no Host.
 */
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

/** Answers a refused request and closes the connection: the bytes that follow on it belong to the refused request. */
export function answerRefusal(response: ServerResponse, refusal: HeadRefusal): void {
  const { body, headers } = problem(refusal);
  response.shouldKeepAlive = false;
  response.writeHead(refusal.status, headers);
  response.end(body);
}

/** Answers bytes that are no valid request, or a request that did not arrive in time. */
export function answerTrouble(error: NodeJS.ErrnoException, socket: Duplex, headers: Record<string, string>): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  if (error.code === "ERR_HTTP_REQUEST_TIMEOUT") {
    connectionsCutTotal.inc({ reason: "slow_sender" });
    return endWith(socket, refuse(408, "malformed_request", "The request did not arrive in time"), headers);
  }
  if (error.code === "HPE_HEADER_OVERFLOW") return endWith(socket, refuse(431, "too_large", "The head of the request is too large"), headers);
  endWith(socket, refuse(400, "malformed_request", "The request could not be read"), headers);
}

/** As Node itself reports a request that did not arrive in time. */
const TOO_SLOW: NodeJS.ErrnoException = Object.assign(new Error("slow"), { code: "ERR_HTTP_REQUEST_TIMEOUT" });

interface Watched {
  since: number;
  /** Bytes sent to the client, and when this number was last seen to grow. */
  gone: number;
  goneAt: number;
}

/** Watches answers in progress. If an answer does not begin in time, the client gets a 504; if a client stops reading, its connection is cut. */
export class AnswerWatch {
  private readonly watched = new Map<ServerResponse, Watched>();
  private readonly unread = new Map<IncomingMessage, number>();
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly limits: Pick<Limits, "requestMs" | "uploadMs" | "answerMs" | "stallMs" | "checkMs">,
    private readonly headers: Record<string, string>,
  ) {
    this.timer = setInterval(() => this.check(performance.now()), limits.checkMs);
    this.timer.unref();
  }

  /** @param onClose called once the response is finished or its connection is closed */
  add(response: ServerResponse, onClose: () => void): void {
    const now = performance.now();
    this.watched.set(response, { since: now, gone: 0, goneAt: now });
    response.once("close", () => {
      this.watched.delete(response);
      // Answered before it had all arrived: what is left of it may take no longer than a whole request.
      if (!response.req.complete) this.unread.set(response.req, now);
      onClose();
    });
  }

  get responses(): Iterable<ServerResponse> {
    return this.watched.keys();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private check(now: number): void {
    for (const [request, since] of this.unread) {
      const isOver = request.complete || request.socket.destroyed;
      if (!isOver && now - since <= this.limits.requestMs) continue;
      this.unread.delete(request);
      if (isOver) continue;
      connectionsCutTotal.inc({ reason: "slow_sender" });
      request.socket.destroy();
    }
    for (const [response, seen] of this.watched) {
      const { socket } = response;
      if (!socket || socket.destroyed) continue;
      if (!response.headersSent) {
        const took = now - seen.since;
        const isFile = isUpload(response.req);
        // Node has one limit for all requests, which is that of files.
        if (!response.req.complete && took > this.limits.requestMs && !isFile) answerTrouble(TOO_SLOW, socket, this.headers);
        else if (took > this.limits.answerMs + (isFile ? this.limits.uploadMs : 0)) this.giveUp(response, socket);
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

  /** Writes a 504 directly to the socket. The handler may still write to the response object; those writes no longer reach the client. */
  private giveUp(response: ServerResponse, socket: Socket): void {
    connectionsCutTotal.inc({ reason: "slow_answer" });
    logger.error({ method: response.req.method, path: discreet(response.req.url ?? "") }, "No answer was made in time.");
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
  const body = JSON.stringify(problemDocument(code, { status, title }, requestId));
  return { body, headers: { ...problemHeaders(requestId), "content-length": String(Buffer.byteLength(body)), ...(allow && { allow }) } };
}
