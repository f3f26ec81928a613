import type { Server, Socket } from "node:net";
import type { Duplex } from "node:stream";
import { env } from "@/lib/platform/config/env";
import { connectionsCutTotal } from "@/lib/platform/telemetry/figures";
import { clientAddress, networkOf } from "./client-address";
import type { Limits } from "./guards";

/** Told by the server what its connections are doing. */
export interface ConnectionGuard {
  /** A request has come, or the connection was upgraded: it is in use. */
  begin(socket: Duplex): void;
  /** A request has its answer. */
  end(socket: Duplex): void;
}

interface Kept {
  crowd: Crowd;
  /** Requests without an answer yet. */
  active: number;
}

/** The connections of one address; sets keep their order, so the first idle one has been idle for the longest time. */
interface Crowd {
  address: string;
  count: number;
  idle: Set<Socket>;
}

/**
 * Keeps connections below the limit of one address (for IPv6, of one network), and below the limit of all. At a limit the
 * kept-alive connection that has been idle longest makes room: a client opens another when it needs one. A connection in
 * use is never cut. If all are in use, the new one is.
 */
export function guardConnections(server: Server, { connections, connectionsPerAddress }: Pick<Limits, "connections" | "connectionsPerAddress">): ConnectionGuard {
  server.maxConnections = connections;
  server.on("drop", () => connectionsCutTotal.inc({ reason: "too_many" }));
  // Behind our own proxies all connections come from their addresses.
  const perAddress = env().TRUSTED_PROXY_HOPS > 0 ? Infinity : connectionsPerAddress;
  const crowds = new Map<string, Crowd>();
  const kept = new Map<Duplex, Kept>();
  const idle = new Set<Socket>();

  const forget = (socket: Socket) => {
    const known = kept.get(socket);
    if (!known) return;
    kept.delete(socket);
    idle.delete(socket);
    known.crowd.idle.delete(socket);
    if (--known.crowd.count === 0) crowds.delete(known.crowd.address);
  };
  const makeRoom = (among: Set<Socket>) => {
    const [oldest] = among;
    if (!oldest) return false;
    forget(oldest);
    connectionsCutTotal.inc({ reason: "idle" });
    oldest.destroySoon();
    return true;
  };

  server.on("connection", (socket: Socket) => {
    const address = networkOf(clientAddress(undefined, socket.remoteAddress) ?? "unknown");
    const known = crowds.get(address);
    if (known && known.count >= perAddress && !makeRoom(known.idle)) {
      connectionsCutTotal.inc({ reason: "too_many_of_one" });
      socket.destroy();
      return;
    }
    // Node refuses by itself at this number, so that one place is always left for the next.
    if (kept.size + 1 >= connections) makeRoom(idle);
    const crowd = crowds.get(address) ?? { address, count: 0, idle: new Set<Socket>() };
    crowds.set(address, crowd);
    crowd.count++;
    kept.set(socket, { crowd, active: 0 });
    socket.once("close", () => forget(socket));
  });

  return {
    begin(socket) {
      const known = kept.get(socket);
      if (!known) return;
      known.active++;
      idle.delete(socket as Socket);
      known.crowd.idle.delete(socket as Socket);
    },
    end(socket) {
      const known = kept.get(socket);
      if (!known || --known.active > 0) return;
      idle.add(socket as Socket);
      known.crowd.idle.add(socket as Socket);
    },
  };
}
