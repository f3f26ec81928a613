import { isClientGone } from "@/lib/platform/http-server/client-gone";
import { logger } from "./logger";

const levels = { error: "error", warn: "warn", log: "info", info: "info", debug: "debug" } as const;

/**
 * From here on the log has what libraries print, too. Next prints errors of requests whole, past its own hooks: with the
 * data in them, and in no form that a reader of logs could search.
 *
 * Kept are an error, scrubbed, and the first line of a text; what else stands beside them may be anything, and is dropped.
 */
export function logConsole(): void {
  for (const [method, level] of Object.entries(levels)) Object.defineProperty(console, method, { value: printer(level), writable: true, configurable: true });
}

const printer = (level: (typeof levels)[keyof typeof levels]) => (...printed: unknown[]) => {
  const err = printed.find((one) => one instanceof Error);
  if (isClientGone(err)) return logger.debug("A client left before its request was whole.");
  const text = printed.find((one) => typeof one === "string");
  logger[level]({ err, printed: text?.trim().split("\n", 1)[0]?.slice(0, 200) }, "A library printed something.");
};
