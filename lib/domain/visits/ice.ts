import { createHmac } from "node:crypto";
import { env } from "@/lib/platform/config/env";
import type { IceServer } from "./schema";

/** How long credentials open a TURN server. A call that is up goes on; for a new way the browser asks for new ones. */
const CREDENTIAL_SECONDS = 3600;

/**
 * The STUN and TURN servers of the installation, with credentials for one account that end by themselves: the name holds their
 * end, the password is an HMAC of it under the secret that coturn knows (draft-uberti-behave-turn-rest-00).
 */
export function iceServersFor(accountId: string, now: Date): IceServer[] {
  const { TURN_URLS, TURN_SECRET } = env();
  const stun = TURN_URLS.filter((url) => url.startsWith("stun:"));
  const turn = TURN_URLS.filter((url) => !url.startsWith("stun:"));
  const username = `${Math.floor(now.getTime() / 1000) + CREDENTIAL_SECONDS}:${accountId}`;
  const credential = createHmac("sha1", TURN_SECRET).update(username).digest("base64");
  return [...(stun.length > 0 ? [{ urls: stun }] : []), ...(turn.length > 0 ? [{ urls: turn, username, credential }] : [])];
}
