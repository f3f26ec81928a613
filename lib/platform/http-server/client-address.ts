import { isIP } from "node:net";
import { env } from "@/lib/platform/config/env";

/**
 * Where a request comes from: the peer's address, or the entry of X-Forwarded-For that is as many places from its right
 * end as we have proxies (TRUSTED_PROXY_HOPS). Entries further left were written by the caller and prove nothing.
 */
export function clientAddress(forwardedFor: string | null | undefined, peer: string | undefined): string | undefined {
  const hops = env().TRUSTED_PROXY_HOPS;
  const said = hops > 0 && forwardedFor ? forwardedFor.split(",").at(-hops) : undefined;
  return (said && plainAddress(said)) ?? (peer && plainAddress(peer));
}

/** An address in the form in which it is compared and stored: no port, no zone, IPv4 as IPv4. Undefined if the text is no address. */
export function plainAddress(text: string): string | undefined {
  if (isIP(text) === 4) return text;
  const bare = text.trim().replace(/^\[(.*)\](?::\d+)?$/, "$1").replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1").replace(/%.*$/, "");
  const address = bare.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "").toLowerCase();
  return isIP(address) ? address : undefined;
}

/** The network of an address. An IPv6 household gets a whole /64 network and may use any address in it, so we count by its first 64 bits. */
export function networkOf(address: string): string {
  if (!address.includes(":")) return address;
  const plain = plainAddress(address) ?? address;
  if (!plain.includes(":")) return plain;
  const [head = "", tail] = plain.split("::");
  const left = head ? head.split(":") : [];
  const right = tail ? tail.split(":") : [];
  // An IPv4 tail counts as two groups.
  const width = right.at(-1)?.includes(".") ? right.length + 1 : right.length;
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - width)).fill("0");
  return [...left, ...zeros, ...right].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, "")).join(":");
}
