import { randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";
import { digest } from "@/lib/platform/crypto/hash";

/*
 * The form of a key: amr_live_<prefix>_<secret><checksum>. The fixed beginning and the checksum let secret scanners
 * recognize a key that was committed somewhere, without asking us; the prefix identifies the key in our lists.
 */

const START = "amr_live_";
const PREFIX_LENGTH = 8;
/** 62^43 is just above 2^256. */
const SECRET_LENGTH = 43;
const CHECKSUM_LENGTH = 6;
const SHAPE = new RegExp(`^${START}([0-9A-Za-z]{${PREFIX_LENGTH}})_[0-9A-Za-z]{${SECRET_LENGTH + CHECKSUM_LENGTH}}$`);

/** A new key, its prefix, which may be shown again, and its hash, which the database keeps. */
export function newApiKey(): { key: string; prefix: string; keyHash: string } {
  const prefix = base62(randomBytes(6), PREFIX_LENGTH).slice(-PREFIX_LENGTH);
  const body = `${START}${prefix}_${base62(randomBytes(32), SECRET_LENGTH)}`;
  const key = body + checksum(body);
  return { key, prefix: START + prefix, keyHash: apiKeyHash(key) };
}

/** Whether a bearer token looks like an API key; all others are access tokens. */
export const looksLikeApiKey = (token: string) => token.startsWith("amr_");

/** Whether a key can be one of ours, by shape and checksum. A typo or a guess never reaches the database. */
export const isWellFormed = (key: string) => SHAPE.test(key) && checksum(key.slice(0, -CHECKSUM_LENGTH)) === key.slice(-CHECKSUM_LENGTH);

/** The hash of a key, which the database keeps. The key has 256 random bits, so a plain hash is enough. */
export const apiKeyHash = (key: string) => digest(key);

function checksum(text: string): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(text));
  return base62(bytes, CHECKSUM_LENGTH);
}

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

function base62(bytes: Buffer, length: number): string {
  let text = "";
  for (let rest = BigInt(`0x${bytes.toString("hex")}`); rest > 0n; rest /= 62n) text = DIGITS[Number(rest % 62n)]! + text;
  return text.padStart(length, "0");
}
