import { createHash } from "node:crypto";
import { Ratelimit, type RatelimitConfig } from "@upstash/ratelimit";
import { rateLimitFallbacksTotal } from "@/lib/platform/telemetry/figures";
import type { SharedRedis } from "./shared-redis";
import { type Count, SlidingWindows } from "./sliding-windows";

/**
 * One budget: so many requests of each key in a window that slides. The count is shared through Redis where there is
 * one; without it, and while it fails, this process goes by its own count, which it keeps all the time.
 */
export class Limiter {
  private readonly own: SlidingWindows;
  private readonly common: Ratelimit | undefined;

  /**
   * @param name of the budget; processes that share Redis share budgets of the same name
   * @param shared undefined for a process by itself
   */
  constructor(
    name: string,
    readonly limit: number,
    readonly windowSeconds: number,
    private readonly shared?: SharedRedis,
  ) {
    this.own = new SlidingWindows(limit, windowSeconds * 1000);
    this.common = shared && new Ratelimit({
      redis: throughIoredis(shared),
      prefix: `amrutam:limit:${name}`,
      limiter: Ratelimit.slidingWindow(limit, `${windowSeconds} s`),
      // The client has a time limit of its own; this one would let everything through. Refusals are remembered below.
      timeout: 0,
      ephemeralCache: false,
      enableTelemetry: false,
    });
  }

  /** Counts one request of `key`. Answers at once where nothing is shared, so that nobody waits a turn for nothing. */
  take(key: string, now = Date.now()): Count | Promise<Count> {
    const own = this.own.take(key, now);
    // A process never counts more than all of them together: what it refuses by itself, Redis would refuse too.
    if (!own.allowed || !this.common) return own;
    if (this.shared!.isUp) return this.takeCommon(key, own, now);
    rateLimitFallbacksTotal.inc();
    return own;
  }

  /** Counts one request of `key` in this process alone. */
  takeOwn(key: string, now = Date.now()): Count {
    return this.own.take(key, now);
  }

  private async takeCommon(key: string, own: Count, now: number): Promise<Count> {
    const common = await this.shared!.attempt(() => this.common!.limit(key));
    if (!common) {
      rateLimitFallbacksTotal.inc();
      return own;
    }
    if (!common.success) this.own.giveBack(key);
    return { allowed: common.success, remaining: common.remaining, resetMs: Math.max(0, common.reset - now) };
  }
}

/**
 * The part of Upstash's own HTTP client that its limiter calls, over ioredis. Its scripts open with a flag that only
 * Upstash's servers know and Redis refuses; they are run without it, under the hash that this gives them.
 */
function throughIoredis(shared: SharedRedis): RatelimitConfig["redis"] {
  const hashes = new Map<string, string>();
  const client = () => shared.client;
  const calls = {
    async evalsha(hash: string, keys: string[], values: (string | number)[]) {
      const known = hashes.get(hash);
      // Upstash answers this word with `eval`; Redis says the same after a restart.
      if (!known) throw new Error("NOSCRIPT");
      return client().evalsha(known, keys.length, ...keys, ...values);
    },
    async eval(script: string, keys: string[], values: (string | number)[]) {
      const plain = script.replace(/^#!lua[^\n]*\n/, "");
      hashes.set(sha1(script), sha1(plain));
      return client().eval(plain, keys.length, ...keys, ...values);
    },
  };
  return calls as unknown as RatelimitConfig["redis"];
}

const sha1 = (text: string) => createHash("sha1").update(text).digest("hex");
