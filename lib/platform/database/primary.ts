import postgres from "postgres";
import { once } from "@/lib/platform/once";
import { databaseHosts, type Host } from "./hosts";

/** How long an answer is reused, so that a pool that opens all its connections asks once. */
const GOOD_FOR_MS = 1000;
const CONNECT_SECONDS = 2;
const GIVE_UP_MS = 4000;

/**
 * The primary among the servers of an address that names several. postgres.js has `target_session_attrs` for this, but with
 * several hosts it never reports a failure, so that nobody learns that there is no primary.
 *
 * @throws the error of the first server if none is a primary; 25006 if those that answer are standbys
 */
export function findPrimary(address: string): Promise<Host> {
  const known = once("primaries", () => new Map<string, { until: number; host: Promise<Host> }>());
  const last = known.get(address);
  if (last && performance.now() < last.until) return last.host;
  const asked = { until: Infinity, host: look(address) };
  known.set(address, asked);
  const settle = () => void (asked.until = performance.now() + GOOD_FOR_MS);
  asked.host.then(settle, settle);
  return asked.host;
}

async function look(address: string): Promise<Host> {
  const { hosts = [] } = databaseHosts(address) ?? {};
  try {
    return await Promise.any(hosts.map((host) => demandPrimary(address, host)));
  } catch (error) {
    const [first, ...others] = (error as AggregateError).errors as { code?: string }[];
    throw [first, ...others].find((each) => each?.code === "25006") ?? first;
  }
}

async function demandPrimary(address: string, host: Host): Promise<Host> {
  const { single = address } = databaseHosts(address) ?? {};
  // As lists: the driver would cut an IPv6 address at its first colon. Its types know only the text.
  const at = { host: [host.host], port: [host.port] } as unknown as { host: string; port: number };
  const client = postgres(single, { ...at, max: 1, fetch_types: false, connect_timeout: CONNECT_SECONDS, onnotice: () => {}, connection: { application_name: "amrutam-primary" } });
  let timer: NodeJS.Timeout | undefined;
  // A frozen server accepts the connection and says nothing, and the driver's own limit ends with the connection's start.
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error(`no answer from ${host.host}:${host.port}`), { code: "ETIMEDOUT" })), GIVE_UP_MS);
  });
  try {
    const [row] = await Promise.race([client`select pg_is_in_recovery() as "isStandby"`, silence]);
    if (row?.isStandby) throw Object.assign(new Error(`${host.host}:${host.port} is a standby`), { code: "25006" });
    return host;
  } finally {
    clearTimeout(timer);
    client.end({ timeout: 0 }).catch(() => {});
  }
}
