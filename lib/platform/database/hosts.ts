/** One server that a database's address names. */
export interface Host {
  host: string;
  port: number;
}

const ADDRESS = /^(postgres(?:ql)?:\/\/(?:[^/?#]*@)?)([^/?#@]+)([/?#].*)?$/;
const HOST = /^(\[[\da-f:.]+\]|[^:[\]\s]+)(?::(\d{1,5}))?$/i;

/**
 * Takes a database's address apart. It may name several servers, of which one is the primary, as libpq writes them:
 * `postgres://user:password@one:5432,two:5432/name`.
 *
 * @returns the servers, and the address with the first of them alone, for readers that know no lists; undefined if it is no such address
 */
export function databaseHosts(address: string): { hosts: Host[]; single: string } | undefined {
  const [, before = "", list = "", after = ""] = ADDRESS.exec(address) ?? [];
  const parts = list.split(",");
  const hosts = parts.map(hostOf);
  const single = `${before}${parts[0]}${after}`;
  if (!hosts.every((host) => host !== undefined) || !URL.canParse(single)) return undefined;
  return { hosts, single };
}

function hostOf(text: string): Host | undefined {
  const [, host, port = "5432"] = HOST.exec(text) ?? [];
  if (host === undefined || Number(port) < 1 || Number(port) > 65_535) return undefined;
  return { host: host.replace(/^\[|\]$/g, ""), port: Number(port) };
}
