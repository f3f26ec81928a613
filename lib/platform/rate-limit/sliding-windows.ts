/** What a caller has left after one more request. */
export interface Count {
  allowed: boolean;
  remaining: number;
  /** Until the present window ends. */
  resetMs: number;
}

interface Windows {
  /** Number of the window that `current` counts. */
  at: number;
  current: number;
  previous: number;
}

/**
 * Requests per key in a sliding window, counted in this process. The window is the weighted sum of two fixed ones,
 * reckoned exactly as Upstash does in Redis, so that a process knows at any time its own part of the shared count.
 * What is refused is not counted. Memory is bounded: beyond `maxKeys` the key that came first is forgotten.
 */
export class SlidingWindows {
  private readonly keys = new Map<string, Windows>();

  constructor(
    readonly limit: number,
    readonly windowMs: number,
    private readonly maxKeys = 50_000,
  ) {}

  /** Counts one request of `key`, where there is room for it. */
  take(key: string, now: number): Count {
    const at = Math.floor(now / this.windowMs);
    const elapsed = now - at * this.windowMs;
    const windows = this.windowsOf(key, at);
    const weighted = Math.floor((1 - elapsed / this.windowMs) * windows.previous);
    const used = weighted + windows.current;
    const resetMs = this.windowMs - elapsed;
    if (used >= this.limit) return { allowed: false, remaining: 0, resetMs };
    windows.current++;
    return { allowed: true, remaining: this.limit - used - 1, resetMs };
  }

  /** Takes the last request of `key` out of the count: somebody else has refused it. */
  giveBack(key: string): void {
    const windows = this.keys.get(key);
    if (windows && windows.current > 0) windows.current--;
  }

  get size(): number {
    return this.keys.size;
  }

  private windowsOf(key: string, at: number): Windows {
    const known = this.keys.get(key);
    if (known?.at === at) return known;
    const windows = { at, current: 0, previous: known?.at === at - 1 ? known.current : 0 };
    // Set anew, so that the first in the map is the one that has been silent longest.
    if (known) this.keys.delete(key);
    else if (this.keys.size >= this.maxKeys) this.keys.delete(this.keys.keys().next().value!);
    this.keys.set(key, windows);
    return windows;
  }
}
