import { randomFillSync } from "node:crypto";

/** Random bytes for many calls: asking the system for 16 bytes costs more than what they are used for. */
const pool = Buffer.alloc(4096);
let used = pool.length;

/**
 * Up to 64 random bytes, handed out only once, for ids and nonces. The result is a view that is valid until the caller
 * returns: bytes that are kept longer must be copied.
 */
export function entropy(bytes: number): Buffer {
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  return pool.subarray(used, (used += bytes));
}
