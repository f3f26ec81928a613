import { isClientGone } from "@/lib/platform/http-server/client-gone";
import { logger } from "./logger";

const levels = { error: "error", warn: "warn", log: "info", info: "info", debug: "debug" } as const;

/**
 * From now on everything that libraries print goes to the log. Next bypasses its own hooks and prints the errors of
 * requests whole: with the data in them, and in a form that cannot be searched.
 *
 * The log gets a printed error, scrubbed, and the first line of a printed text. All other arguments are dropped, because
 * they may contain anything.
 */
export function logConsole(): void {
  for (const [method, level] of Object.entries(levels)) Object.defineProperty(console, method, { value: printer(level), writable: true, configurable: true });
}

const printer = (level: (typeof levels)[keyof typeof levels]) => (...printed: unknown[]) => {
  const err = printed.find((one) => one instanceof Error);
  if (isClientGone(err)) return logger.debug("A client hung up before its request was complete.");
  const text = printed.find((one) => typeof one === "string");
  logger[level]({ err, printed: text?.trim().split("\n", 1)[0]?.slice(0, 200) }, "A library printed something.");
};
