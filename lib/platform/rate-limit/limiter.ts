import { createHash } from "node:crypto";
import { Ratelimit, type RatelimitConfig } from "@upstash/ratelimit";
import { rateLimitFallbacksTotal } from "@/lib/platform/telemetry/figures";
import type { SharedRedis } from "./shared-redis";
import { type Count, SlidingWindows } from "./sliding-windows";

/**
 * One budget: `limit` requests of each key in a sliding window. The count is shared through Redis if there is one.
 * Without Redis, and while it fails, this process uses its own count, which it keeps all the time.
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
      // Our client has a time limit of its own; at the library's time limit a request would be allowed. Refusals are remembered in `own`.
      timeout: 0,
      ephemeralCache: false,
      enableTelemetry: false,
    });
  }

  /** Counts one request of `key`. If nothing is shared, returns the count without a promise, so that no caller waits for nothing. */
  take(key: string, now = Date.now()): Count | Promise<Count> {
    const own = this.own.take(key, now);
    // One process never counts more requests than all processes together, so Redis would refuse this request too.
    if (!own.allowed || !this.common) return own;
    if (this.shared!.isUp) return this.takeCommon(key, own, now);
    rateLimitFallbacksTotal.inc();
    return own;
  }

  /** Counts one request of `key` in this process only. */
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
 * The methods of Upstash's HTTP client that its limiter calls, on top of ioredis. The limiter's scripts begin with a flag
 * that only Upstash's servers know and that Redis refuses. So the scripts are run without the flag, under their new hash.
 */
function throughIoredis(shared: SharedRedis): RatelimitConfig["redis"] {
  const hashes = new Map<string, string>();
  const client = () => shared.client;
  const calls = {
    async evalsha(hash: string, keys: string[], values: (string | number)[]) {
      const known = hashes.get(hash);
      // On this error the limiter calls `eval`. Redis gives the same error after a restart.
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
