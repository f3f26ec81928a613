import type { Shot } from "./load";
import type { BenchSlot } from "./seed";

/** Slots can be used only once: each is given out once. */
export class Slots {
  private at = 0;

  constructor(private readonly slots: readonly BenchSlot[]) {}

  take(count: number): BenchSlot[] {
    const taken = this.slots.slice(this.at, (this.at += count));
    if (taken.length < count) throw new Error("The seed does not have enough slots for so many rounds; use fewer rounds.");
    return taken;
  }
}

/** Repeats the same shots; each round continues where the last one ended. */
export function cycle(shots: readonly Shot[]): () => () => Shot {
  let n = 0;
  return () => () => shots[n++ % shots.length]!;
}

/** Each shot once. */
export function each(shots: readonly Shot[]): () => Shot | undefined {
  let n = 0;
  return () => shots[n++];
}
