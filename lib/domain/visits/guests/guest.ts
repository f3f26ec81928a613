import { digest, keyedHash, randomSecret } from "@/lib/platform/crypto/hash";

/** The secret in the address of a guest's link. Computed from the row's id with a key that is not in the database, as those of `accounts/links`. */
export const guestLinkSecret = (id: string) => keyedHash("token.guest", id);

/** The hash of the secret, which the database keeps. */
export const guestLinkHash = (secret: string) => digest(secret);

/** What a guest's browser keeps for the seat: whose it is, and a secret of 256 bits. */
export function newSeat(guestId: string): { seat: string; seatHash: string } {
  const secret = randomSecret();
  return { seat: `${guestId}.${secret}`, seatHash: digest(secret) };
}

/** The guest and the secret's hash of what a browser says it keeps; undefined for anything that does not look like it. */
export function seatOf(value: string): { guestId: string; seatHash: string } | undefined {
  const [, guestId, secret] = /^([0-9a-f-]{36})\.([\w-]{43})$/.exec(value) ?? [];
  return guestId && secret ? { guestId, seatHash: digest(secret) } : undefined;
}
