/** The result of counting one more request of a caller. */
export interface Count {
  allowed: boolean;
  remaining: number;
  /** Time until the current window ends. */
  resetMs: number;
}

interface Windows {
  /** Number of the window that `current` counts. */
  at: number;
  current: number;
  previous: number;
}

/**
 * Requests per key in a sliding window, counted in this process. The count is the weighted sum of two fixed windows,
 * computed exactly as Upstash does in Redis, so that a process always knows its own part of the shared count. Refused
 * requests are not counted. Memory is bounded: beyond `maxKeys` the key that has been silent longest is forgotten.
 */
export class SlidingWindows {
  private readonly keys = new Map<string, Windows>();

  constructor(
    readonly limit: number,
    readonly windowMs: number,
    private readonly maxKeys = 50_000,
  ) {}

  /** Counts one request of `key`, if the limit allows it. */
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

  /** Takes the last request of `key` out of the count, because Redis has refused it. */
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
    // Removed and set again, so that the first key in the map is the one that has been silent longest.
    if (known) this.keys.delete(key);
    else if (this.keys.size >= this.maxKeys) this.keys.delete(this.keys.keys().next().value!);
    this.keys.set(key, windows);
    return windows;
  }
}
