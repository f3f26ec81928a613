import { v7 } from "uuid";
import { entropy } from "./crypto/entropy";

let last = { msecs: 0, seq: 0 };

/** A UUIDv7 (RFC 9562) that sorts behind all that this process made before, those of the same millisecond included. */
export function newId(): string {
  const random = entropy(16);
  const now = Date.now();
  // A counter of 31 bits from a random start; the 32nd is left for it to grow into.
  last = now > last.msecs ? { msecs: now, seq: random.readUInt32BE(6) >>> 1 } : { msecs: last.msecs, seq: last.seq + 1 };
  return v7({ random, ...last });
}
