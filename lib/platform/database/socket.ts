import { type NetConnectOpts, Socket } from "node:net";
import type { Host } from "./hosts";
import { findPrimary } from "./primary";

/**
 * A socket to the database at `address`; to its primary if the address names several servers. It is still connecting when
 * it is returned: Node buffers writes, and both drivers handle its errors as usual. It never waits with Nagle's algorithm,
 * which the drivers leave on: the second small packet of a pipelined transaction would wait until the other side
 * acknowledges the first. That acknowledgement is delayed: 40 ms for what takes 1 ms.
 *
 * A proxy that has nobody to lead to accepts a connection and closes it without a word. postgres.js 3.4.9 takes that for no
 * failure: it tries again at once, without a pause and without an end, and whoever waits is never told. Here it is an error.
 */
export function databaseSocket(address: string, { hosts, path }: { hosts: Host[]; path?: string | false }): Socket {
  const socket = new Socket();
  const connect = socket.connect.bind(socket) as (to: NetConnectOpts) => Socket;
  const dial = (to: NetConnectOpts) => {
    connect(to);
    // After `connect`, which puts the socket's own `write` back.
    sendTogether(socket);
  };
  socket.once("end", () => {
    if (socket.bytesRead === 0) socket.destroy(Object.assign(new Error("the connection was closed without an answer"), { code: "ECONNRESET", syscall: "read" }));
  });
  if (path) dial({ path });
  else if (hosts.length === 1) dial({ ...hosts[0]!, noDelay: true });
  else {
    // Node buffers writes from `connect` on, and until then only if told to.
    socket.cork();
    const begin = (host: Host) => {
      if (socket.destroyed) return;
      dial({ ...host, noDelay: true });
      socket.uncork();
    };
    // The driver begins to listen for errors a moment after it was given the socket.
    void findPrimary(address).then(begin, (error: Error) => setImmediate(() => socket.destroy(error)));
  }
  return socket;
}

/** postgres.js sends a message of this length at once, and shorter ones at the end of the turn of the event loop. */
const SENT_AT_ONCE = 1024;

/**
 * Lets a long message wait for the end of the turn too. Otherwise the database answers it before the COMMIT that was written just
 * after it arrives, and one transaction takes two round trips where one is enough.
 */
function sendTogether(socket: Socket): void {
  const write = socket.write.bind(socket) as (...args: unknown[]) => boolean;
  let isHeld = false;
  socket.write = ((chunk: string | Uint8Array, ...rest: unknown[]) => {
    if (!isHeld && chunk.length >= SENT_AT_ONCE) {
      isHeld = true;
      socket.cork();
      const release = () => {
        isHeld = false;
        socket.uncork();
      };
      // Queued after all that this turn still has to say, and so after the driver's own end of the turn: both leave as one packet.
      process.nextTick(() => setImmediate(release));
    }
    return write(chunk, ...rest);
  }) as Socket["write"];
}

/** The same for pg, the driver of pg-boss, which calls `connect` itself and knows one host only. */
export function pgSocket(address: string, hosts: Host[]): Socket {
  const socket = databaseSocket(address, { hosts });
  socket.connect = () => socket;
  return socket;
}
