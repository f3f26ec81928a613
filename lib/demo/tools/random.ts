import { v7 } from "uuid";

/** Random values that are the same in every run from the same seed, so that every demo is the same. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  /** True with the probability `share`. */
  chance(share: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** One of the keys, with a probability in proportion to its weight. */
  weighted<K extends string>(weights: Record<K, number>): K;
  shuffled<T>(from: readonly T[]): T[];
  /** A UUIDv7 of that time. */
  id(at: Date): string;
}

/** A generator seeded with one number (sfc32: small, fast, and passes the usual statistical tests). */
export function randomFrom(seed: number): Random {
  let [a, b, c, d] = [seed | 0, 0x9e3779b9 | 0, 0x243f6a88 | 0, 1];
  const word = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (let n = 0; n < 20; n++) word();

  const next = () => word() / 2 ** 32;
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  const pick = <T>(from: readonly T[]): T => {
    if (from.length === 0) throw new Error("nothing to pick from");
    return from[int(0, from.length - 1)] as T;
  };
  return {
    next,
    int,
    pick,
    chance: (share) => next() < share,
    weighted<K extends string>(weights: Record<K, number>) {
      const entries = Object.entries(weights) as [K, number][];
      let rest = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      return (entries.find(([, weight]) => (rest -= weight) < 0) ?? entries.at(-1)!)[0];
    },
    shuffled<T>(from: readonly T[]) {
      const copy = [...from];
      for (let i = copy.length - 1; i > 0; i--) {
        const j = int(0, i);
        [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
      }
      return copy;
    },
    id: (at) => v7({ msecs: at.getTime(), random: Uint8Array.from({ length: 16 }, () => word() & 255) }),
  };
}
