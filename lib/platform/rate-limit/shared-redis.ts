import { Redis } from "ioredis";
import { env } from "@/lib/platform/config/env";
import { logger } from "@/lib/platform/log/logger";
import { redisUp } from "@/lib/platform/telemetry/figures";
import { once } from "@/lib/platform/once";

/** We do not wait longer than this for Redis: everything we ask it can also be decided without it. */
const COMMAND_TIMEOUT_MS = 75;
const CONNECT_TIMEOUT_MS = 1000;
const PROBE_EVERY_MS = 1000;

/** The Redis that several processes share; undefined if none is configured. */
export function sharedRedis(): SharedRedis | undefined {
  return once("redis", () => ({ shared: env().REDIS_URL ? new SharedRedis(env().REDIS_URL!) : undefined })).shared;
}

/**
 * A Redis that may fail at any time without making a request wait. After its first failure no request uses it. A probe in
 * the background asks it once a second, and after a good answer it is used again. Each change is one line in the log.
 */
export class SharedRedis {
  /** To be used only within `attempt`. */
  readonly client: Redis;
  private readonly probe: NodeJS.Timeout;
  private state: "unknown" | "up" | "down" = "unknown";
  private lastError = "no answer";

  constructor(url: string) {
    this.client = new Redis(url, {
      commandTimeout: COMMAND_TIMEOUT_MS,
      connectTimeout: CONNECT_TIMEOUT_MS,
      retryStrategy: (times) => Math.min(100 * times, PROBE_EVERY_MS),
      // A command that cannot be sent now fails now. A command without an answer is not sent again: it may have been counted.
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      autoResendUnfulfilledCommands: false,
      enableAutoPipelining: true,
      connectionName: "amrutam",
    });
    this.client.on("error", (error: Error) => (this.lastError = error.message));
    this.client.on("ready", () => void this.check());
    this.client.on("close", () => this.turn("down"));
    this.probe = setInterval(() => this.state !== "up" && void this.check(), PROBE_EVERY_MS);
    this.probe.unref();
  }

  /** False from the first failure to the next good probe. */
  get isUp(): boolean {
    return this.state === "up";
  }

  /** The result of `work`; undefined if `work` fails or takes too long, and, without waiting, while Redis is down. */
  async attempt<T>(work: (client: Redis) => Promise<T>): Promise<T | undefined> {
    if (!this.isUp) return undefined;
    try {
      return await work(this.client);
    } catch (error) {
      this.lastError = error instanceof Error ? error.message : String(error);
      this.turn("down");
      return undefined;
    }
  }

  async close(): Promise<void> {
    clearInterval(this.probe);
    this.client.removeAllListeners("close");
    this.client.disconnect();
  }

  /** Probes with a write, because a replica, or a Redis whose memory is full, answers a ping but refuses to count. */
  private async check(): Promise<void> {
    if (this.client.status !== "ready") return this.turn("down");
    try {
      await this.client.set("amrutam:probe", process.pid, "PX", 10 * PROBE_EVERY_MS);
      this.turn("up");
    } catch (error) {
      this.lastError = error instanceof Error ? error.message : String(error);
      this.turn("down");
    }
  }

  private turn(state: "up" | "down"): void {
    if (this.state === state) return;
    if (state === "down") logger.error({ why: this.lastError }, "Redis does not answer: this process counts by itself until it does.");
    else if (this.state === "down") logger.info("Redis answers again.");
    this.state = state;
    redisUp.set(state === "up" ? 1 : 0);
  }
}

/** Closes the connection, if there is one. */
export async function closeRedis(): Promise<void> {
  await sharedRedis()?.close();
}
