import type { Socket } from "node:net";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { env } from "@/lib/platform/config/env";
import { databaseHosts } from "@/lib/platform/database/hosts";
import { databaseSocket } from "@/lib/platform/database/socket";
import { isReadOnly } from "@/lib/platform/database/unreachable";
import { logger } from "@/lib/platform/log/logger";
import { onEachTick } from "@/lib/platform/one-clock";
import { once } from "@/lib/platform/once";
import { databaseQueryDuration } from "@/lib/platform/telemetry/figures";
import { keepTypes, knowTypes } from "./array-types";
import { connectionSettings } from "./settings";

/*
 * The connections of this process, and when they are given up.
 *
 * postgres.js 3.4.9 does not survive the loss of a connection unharmed. What was about to be sent stays in its buffer, in
 * front of the next connection's first message, with a timer that is believed to be running: the connection cannot be
 * opened again for minutes. A `reserve()` that failed stays in its queue, and takes a connection from the pool for good when
 * its turn comes. So a pool that has lost a connection is not mended: it is given up as a whole. New work goes to a new
 * one, and what is under way on the connections that are left has a few seconds to finish.
 */

/** How long a pool that was given up may finish what it has begun. */
const GRACE_SECONDS = 5;
/** How long opening a connection may take. After that, trying again helps more than waiting. */
const CONNECT_SECONDS = 5;

type Sends = Pick<postgres.Sql, "unsafe">;

export interface Pool {
  readonly client: postgres.Sql;
  /** Sends one statement over any connection. */
  readonly unsafe: Sends["unsafe"];
  /** The statements that have no answer yet, the oldest first. */
  readonly statements: Statements;
  /** Resolves when the pool is given up. */
  readonly gone: Promise<void>;
  /** Gives the pool up: the next statement opens a new one. A second call changes nothing. */
  giveUp(why: string): void;
  /** Waits up to `timeoutSeconds` for statements under way, then cuts every connection. */
  end(timeoutSeconds: number): Promise<void>;
}

/** The pool that is in use. */
export function pool(): Pool {
  const holder = pools();
  return (holder.current ??= openPool());
}

const pools = () => once("database", () => ({}) as { current?: Pool });

function openPool(): Pool {
  const { DATABASE_URL, DB_POOL_SIZE, REQUEST_TIMEOUT_SECONDS } = env();
  const { hosts, single } = databaseHosts(DATABASE_URL)!;
  const sockets = new Set<Socket>();
  const statements: Statements = new Set();
  let isEnding = false;
  let isEnded = false;
  const client = postgres(single, {
    socket: ({ path }: { path: string | false }) => {
      const socket = databaseSocket(DATABASE_URL, { hosts, path });
      // The driver may open one more connection for what waited in a pool that has ended.
      if (isEnded) setImmediate(() => socket.destroy(Object.assign(new Error("the pool has ended"), { code: "CONNECTION_ENDED" })));
      watch(socket);
      keepTypes(client);
      return socket;
    },
    max: DB_POOL_SIZE,
    idle_timeout: 0,
    connect_timeout: Math.min(CONNECT_SECONDS, REQUEST_TIMEOUT_SECONDS),
    // At most a second between two tries. The driver's own pauses would grow to 20 seconds, so a database that is back after a failover would wait as long again.
    backoff: (tries: number) => Math.min(0.05 * 2 ** tries, 1) * (0.5 + Math.random() / 2),
    onnotice: () => {},
    // For TLS the driver takes all listeners off the socket, ours too.
    onclose: () => sweep(),
    connection: connectionSettings(),
  } as postgres.Options<Record<string, never>>);
  knowTypes(client);
  // Called for what it does to the client: it leaves the parsing of dates to Drizzle.
  drizzle(client);

  let resolveGone = () => {};
  const gone = new Promise<void>((resolve) => (resolveGone = resolve));
  const it: Pool = {
    client,
    gone,
    statements,
    unsafe: sender(client, { statements, onReadOnly: () => it.giveUp("it is read-only") }),
    giveUp(why) {
      const holder = pools();
      if (holder.current !== it || isEnding) return;
      holder.current = undefined;
      logger.warn({ why }, "The connections to the database are given up; new ones will be opened.");
      resolveGone();
      void it.end(GRACE_SECONDS);
    },
    async end(timeoutSeconds) {
      isEnding = true;
      stopListening();
      await client.end({ timeout: timeoutSeconds });
      isEnded = true;
      for (const socket of sockets) socket.destroy();
    },
  };
  const stopListening = listenForSilence(sockets, statements, REQUEST_TIMEOUT_SECONDS * 1000, () => it.giveUp("it does not answer"));
  return it;

  function watch(socket: Socket) {
    sockets.add(socket);
    // Not its "close", which comes later: in between the driver would still hand out this connection.
    for (const event of ["end", "error"]) socket.once(event, () => lose(socket));
    socket.once("close", () => {
      sockets.delete(socket);
      lose(socket);
    });
  }

  function sweep() {
    for (const socket of sockets) {
      if (!socket.destroyed) continue;
      sockets.delete(socket);
      lose(socket);
    }
  }

  /** A connection that we did not end and that had been open: others are likely to have died with it. */
  function lose(socket: Socket) {
    if (socket.bytesRead > 0 && !socket.writableEnded) it.giveUp("a connection was lost");
  }
}

type Statements = Set<{ at: number }>;

/**
 * Cuts the connections of a server that says nothing any more: a frozen process, a vanished machine. TCP itself may take
 * hours to notice. No statement of ours takes longer than `limitMs` on a server that works (statement_timeout), so once
 * one has, connections that have been silent as long are taken for dead.
 */
function listenForSilence(sockets: Set<Socket>, statements: Statements, limitMs: number, onSilence: () => void): () => void {
  const heard = new WeakMap<Socket, { bytes: number; at: number }>();
  return onEachTick((now) => {
    for (const socket of sockets) if (heard.get(socket)?.bytes !== socket.bytesRead) heard.set(socket, { bytes: socket.bytesRead, at: now });
    const [oldest] = statements;
    if (!oldest || now - oldest.at < limitMs) return;
    const silent = [...sockets].filter((socket) => now - heard.get(socket)!.at >= limitMs);
    if (silent.length === 0) return;
    onSilence();
    for (const socket of silent) socket.destroy(Object.assign(new Error("the database does not answer"), { code: "ETIMEDOUT" }));
  });
}

export interface Watching {
  statements?: Statements;
  onSend?: () => void;
  onError?: (error: unknown) => void;
  onReadOnly?: () => void;
}

/**
 * The `unsafe` of a client, or of a connection that a transaction has reserved, as Drizzle calls it. postgres.js does not
 * prepare such statements by default: each would be parsed, described and planned every time, in two round trips.
 * Prepared, it takes one. Also measures each statement.
 */
export function sender(client: Sends, { statements, onSend, onError, onReadOnly }: Watching): Sends["unsafe"] {
  const send = client.unsafe.bind(client);
  return ((text: string, parameters?: Parameters<typeof send>[1], options?: postgres.UnsafeQueryOptions) => {
    // Throw before sending. If postgres.js meets `undefined` while building the message, this query gets no reply and every query behind it hangs.
    if (parameters?.includes(undefined as never)) throw new TypeError("A statement was given undefined for one of its values");
    onSend?.();
    const query = send(text, parameters, { prepare: true, ...options });
    const sent = { at: performance.now() };
    statements?.add(sent);
    const operation = /\w+/.exec(text)?.[0].toLowerCase() ?? "other";
    const observe = () => {
      statements?.delete(sent);
      databaseQueryDuration.observe({ operation }, (performance.now() - sent.at) / 1000);
    };
    query.then(observe, (error: unknown) => {
      observe();
      onError?.(error);
      if (isReadOnly(error)) onReadOnly?.();
    });
    return query;
  }) as Sends["unsafe"];
}

/** Closes the pool, waiting up to `timeoutSeconds` for statements in progress. */
export async function closePool(timeoutSeconds: number): Promise<void> {
  await pools().current?.end(timeoutSeconds);
}
