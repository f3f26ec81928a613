import type { Socket } from "node:net";
import { databaseHosts } from "./hosts";
import { pgSocket } from "./socket";

/**
 * The database's address for pg, the driver of pg-boss. It reads `sslmode` as libpq and our own pool do only if told to. It
 * knows one host; of several the socket finds the primary.
 */
export function pgAddress(address: string): { connectionString: string; stream?: () => Socket } {
  const { hosts = [], single = address } = databaseHosts(address) ?? {};
  const url = new URL(single);
  if (url.searchParams.has("sslmode")) url.searchParams.set("uselibpqcompat", "true");
  return { connectionString: url.href, ...(hosts.length > 1 ? { stream: () => pgSocket(address, hosts) } : {}) };
}
