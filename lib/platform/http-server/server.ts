import { type IncomingMessage, type OutgoingHttpHeader, type OutgoingHttpHeaders, type RequestListener, createServer, ServerResponse } from "node:http";
import { Server as NetServer, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { clientAddress } from "./client-address";
import { env } from "@/lib/platform/config/env";
import { guardConnections } from "./connections";
import { AnswerWatch, answerRefusal, answerTrouble, configuredLimits, type Limits, whyRefused } from "./guards";
import { httpRequestDuration } from "@/lib/platform/telemetry/figures";
import { StartError } from "@/lib/platform/start/start-error";

/** The server on the product's port. The API and the health probes go to the API's listener, everything else to the pages. */
export interface FrontServer {
  /** The API's own listener and Next's; set before `listen`. */
  handle(api: RequestListener, pages: RequestListener): void;
  /** Opens connections that ask for another protocol, at the addresses for which `owns` is true. All others are closed. */
  upgrade(owns: (url: string | undefined) => boolean, open: (request: IncomingMessage, connection: Duplex, head: Buffer) => void): void;
  /** For Next, which attaches its development sockets to it. */
  server: ReturnType<typeof createServer>;
  listen(port: number, host: string): Promise<void>;
  /** Stops accepting connections, finishes the requests in progress, and cuts the connections that are left after `timeoutMs`. */
  drain(timeoutMs: number): Promise<void>;
}

/** How long a kept-alive connection may still deliver a request that was on its way when the drain began. */
const lastCallMs = 300;

/**
 * @param ownsApi whether `/api/v1` goes to the API's listener; in development Next serves it, with hot reload
 * @param headers for every answer that does not set them itself
 */
export function createFrontServer(ownsApi: boolean, headers: Record<string, string> = {}, limits: Limits = configuredLimits()): FrontServer {
  // In development a page is compiled when it is requested, and that may take any time.
  const active = new AnswerWatch(ownsApi ? limits : { ...limits, answerMs: Infinity }, headers);
  const upgraded = new Set<Duplex>();
  const lastAnswers = new WeakMap<Duplex, ServerResponse>();
  let isDraining = false;
  let answerApi: RequestListener;
  let answerPages: RequestListener;

  const server = createServer(
    {
      headersTimeout: limits.headersMs,
      requestTimeout: Math.max(limits.requestMs, limits.uploadMs),
      connectionsCheckingInterval: limits.checkMs,
      maxHeaderSize: limits.headBytes,
      // Longer than load balancers keep an idle connection, which is a minute.
      keepAliveTimeout: 65_000,
      // Ambiguous requests are refused. If two servers interpret one differently, a request can be smuggled past the first.
      insecureHTTPParser: false,
      requireHostHeader: true,
      ServerResponse: answersWith(headers),
    },
    (request, response) => {
      const { socket } = request;
      connections.begin(socket);
      active.add(response, () => connections.end(socket));
      lastAnswers.set(request.socket, response);
      if (isDraining) response.shouldKeepAlive = false;
      const goesToApi = isApi(request.url ?? "/", ownsApi);
      const refusal = whyRefused(request, goesToApi, limits);
      if (refusal) {
        httpRequestDuration.observe({ method: "any", route: "refused", status: refusal.status }, 0);
        return answerRefusal(response, refusal);
      }
      // Only HTTP/1.0 gets this far without a Host header. Handlers need a host to parse the URL, but do not trust its value.
      request.headers.host ??= "localhost";
      if (goesToApi) return answerApi(request, response);
      timePage(request, response);
      nameCaller(request);
      // Our files are small, and Next would answer a range outside a file as an error of the server.
      Reflect.deleteProperty(request.headers, "range");
      answerPages(request, response);
    },
  );
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => {
    // These bytes belong to a request that we have already answered. Close the socket: the client would take a second
    // response for the answer to its next request.
    const answer = lastAnswers.get(socket);
    if (answer?.headersSent && !answer.req.complete) socket.destroySoon();
    else answerTrouble(error, socket, headers);
  });
  const connections = guardConnections(server, limits);
  server.on("upgrade", (_request: IncomingMessage, socket: Duplex) => {
    upgraded.add(socket);
    connections.begin(socket);
    socket.once("close", () => upgraded.delete(socket));
    // In production nothing speaks WebSocket, although Next listens for upgrades there too. No time limit would end an upgraded connection.
    if (ownsApi) socket.destroy();
  });

  return {
    server,
    upgrade(owns, open) {
      const emit = server.emit.bind(server) as (event: string, ...given: unknown[]) => boolean;
      // Next listens for upgrades too, and would end a connection whose address it does not know.
      server.emit = ((event: string, ...given: unknown[]) => {
        const [request, connection, head] = given as [IncomingMessage, Duplex, Buffer];
        if (event !== "upgrade" || !owns(request.url)) return emit(event, ...given);
        upgraded.add(connection);
        connections.begin(connection as Socket);
        connection.once("close", () => upgraded.delete(connection));
        connection.on("error", () => {});
        if (isDraining) connection.destroy();
        else open(request, connection, head);
        return true;
      }) as typeof server.emit;
    },
    handle(api, pages) {
      answerApi = api;
      answerPages = pages;
    },
    listen: (port, host) => listen(server, port, host),
    async drain(timeoutMs) {
      isDraining = true;
      for (const response of active.responses) response.shouldKeepAlive = false;
      // Not the close of http's Server: it cuts idle kept-alive connections at once, together with requests that are on their way.
      const closed = new Promise<void>((resolve) => NetServer.prototype.close.call(server, () => resolve()));
      for (const socket of upgraded) socket.destroy();
      const deadline = setTimeout(() => server.closeAllConnections(), timeoutMs);
      await Promise.race([closed, sleep(lastCallMs)]);
      const sweep = setInterval(() => server.closeIdleConnections(), 25);
      await closed;
      clearInterval(sweep);
      clearTimeout(deadline);
      active.stop();
      server.closeAllConnections();
    },
  };
}

type Head = OutgoingHttpHeaders | OutgoingHttpHeader[];

/**
 * A response class that adds the headers `always`, unless the answer sets them itself. It adds them when the head is
 * written: an answer of the API, which passes all its headers at once, can then still use Node's fast path.
 */
function answersWith(always: Record<string, string>): typeof ServerResponse {
  return class extends ServerResponse {
    override writeHead(status: number, message?: string | Head, head?: Head): this {
      const given = typeof message === "string" ? head : message;
      const reason = typeof message === "string" ? message : undefined;
      const isWhole = given !== undefined && !Array.isArray(given) && this.getHeaderNames().length === 0;
      if (!isWhole) for (const name in always) if (!this.hasHeader(name)) this.setHeader(name, always[name]!);
      return super.writeHead(status, reason, isWhole ? { ...always, ...given } : given);
    }
  } as typeof ServerResponse;
}

/**
 * The port to listen on, tested before anything slow begins.
 *
 * @param port 0 picks a free one
 * @throws StartError if the port cannot be opened
 */
export async function claimPort(port: number, host: string): Promise<number> {
  const probe = createServer();
  await listen(probe, port, host);
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === "object" && address ? address.port : port;
}

/** Counts and times an answer of the pages; the API times its own, by row. A path is never a label: the number of paths has no limit. */
function timePage({ method = "none", url }: IncomingMessage, response: ServerResponse): void {
  const startedAt = performance.now();
  const route = url?.startsWith("/_next/") ? "files" : "pages";
  response.once("finish", () => httpRequestDuration.observe({ method, route, status: response.statusCode }, (performance.now() - startedAt) / 1000));
}

/**
 * Next trusts these headers, even if the caller wrote them. So they are set to the caller's address as we know it; host
 * and protocol are passed on only from our own proxies.
 */
function nameCaller({ headers, socket }: IncomingMessage): void {
  headers["x-forwarded-for"] = clientAddress(headers["x-forwarded-for"] as string | undefined, socket.remoteAddress) ?? "0.0.0.0";
  if (env().TRUSTED_PROXY_HOPS > 0) return;
  for (const name of ["forwarded", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-port", "x-real-ip"]) Reflect.deleteProperty(headers, name);
}

function isApi(url: string, ownsApi: boolean): boolean {
  if (ownsApi && url.startsWith("/api/v1")) return url.length === 7 || url[7] === "/" || url[7] === "?";
  return /^\/(?:healthz|readyz|api\/v1\/openapi\.json)(?:\?|$)/.test(url);
}

async function listen(server: NetServer, port: number, host: string): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, host, () => {
        server.off("error", reject);
        resolve();
      });
    });
  } catch (error) {
    throw new StartError(whyNot(error as NodeJS.ErrnoException, port, host));
  }
}

function whyNot({ code }: NodeJS.ErrnoException, port: number, host: string): string {
  if (code === "EADDRINUSE") return `Port ${port} is in use; stop the program that has it, or set PORT to another.`;
  if (code === "EACCES") return `Port ${port} may not be opened by this user; set PORT to one from 1024.`;
  return `The server cannot listen on ${host}:${port} (${code}); check HOST and PORT.`;
}
