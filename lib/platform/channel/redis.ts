import { Redis } from "ioredis";
import { logger } from "@/lib/platform/log/logger";
import { type Carrier, deliver } from "./channel";

const NAME = "amrutam:channel";

/** Carries messages by Redis. Its connections come back by themselves. */
export function redisCarrier(url: string): Carrier {
  const connect = () => new Redis(url, { maxRetriesPerRequest: 0, enableOfflineQueue: false, retryStrategy: (times) => Math.min(100 * times, 2000), connectionName: "amrutam-channel" });
  const [sender, listener] = [connect(), connect()];
  for (const each of [sender, listener]) each.on("error", (err: Error) => logger.debug({ err }, "The channel's Redis cannot be reached."));
  listener.on("ready", () => void listener.subscribe(NAME).catch(() => {}));
  listener.on("message", (_, message: string) => deliver(message));
  return {
    send: async (message) => void (await sender.publish(NAME, message)),
    async close() {
      sender.disconnect();
      listener.disconnect();
    },
  };
}
