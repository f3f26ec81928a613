import { randomFillSync } from "node:crypto";

/** Drawn for many at once: asking the system costs more than what 16 bytes are used for. */
const pool = Buffer.alloc(4096);
let used = pool.length;

/**
 * Random bytes that nobody else gets, up to 64, for ids and nonces. A view that is good until the caller returns: what is
 * kept must be copied.
 */
export function entropy(bytes: number): Buffer {
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  return pool.subarray(used, (used += bytes));
}
