import { v7 } from "uuid";
import { entropy } from "./crypto/entropy";

let last = { msecs: 0, seq: 0 };

/** A UUIDv7 (RFC 9562) that sorts after all that this process made before, including those of the same millisecond. */
export function newId(): string {
  const random = entropy(16);
  const now = Date.now();
  // A counter that starts at a random number of 31 bits; the 32nd bit leaves it room to grow.
  last = now > last.msecs ? { msecs: now, seq: random.readUInt32BE(6) >>> 1 } : { msecs: last.msecs, seq: last.seq + 1 };
  return v7({ random, ...last });
}
