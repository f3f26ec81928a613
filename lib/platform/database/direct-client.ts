import postgres from "postgres";
import { databaseHosts } from "./hosts";
import { findPrimary } from "./primary";

/**
 * One connection of its own to the database at `address`, for work of its owner: migrations, the rotation of keys. To the
 * primary, if the address names several servers.
 *
 * @param name as which `pg_stat_activity` shows it
 */
export async function directClient(address: string, name: string): Promise<{ client: postgres.Sql; where: string }> {
  const { hosts = [], single = address } = databaseHosts(address) ?? {};
  const { host, port } = hosts.length > 1 ? await findPrimary(address) : hosts[0]!;
  // As lists: the driver would cut an IPv6 address at its first colon. Its types know only the text.
  const at = { host: [host], port: [port] } as unknown as { host: string; port: number };
  return { client: postgres(single, { ...at, max: 1, onnotice: () => {}, connect_timeout: 10, connection: { application_name: name } }), where: `${host}:${port}` };
}
