import pino from "pino";
import { env } from "@/lib/platform/config/env";
import { LogFiles } from "./files";
import { scrub, scrubError } from "./scrub";
import { once } from "@/lib/platform/once";

let second = 0;
let prefix = "";

/**
 * JSON lines to stdout and to the dated files of LOG_DIR. Log ids, codes and durations. The scrubbing of `scrub.ts`
 * catches mistakes; it does not make it acceptable to log a person's data.
 */
export const logger: pino.Logger = once("logger", () => {
  const { LOG_LEVEL } = env();
  if (LOG_LEVEL === "silent") return pino({ level: "silent" }, { write: () => undefined });
  const made = pino(
    {
      level: LOG_LEVEL,
      base: { pid: process.pid },
      timestamp: isoTime,
      formatters: { level: (label) => ({ level: label }), log: (fields) => scrub(fields) },
      serializers: { err: scrubError, error: scrubError },
    },
    logFiles(),
  );
  // pino's formatter is applied to the fields of a line but not to those of a child logger. Children inherit this method.
  const child: (fields: pino.Bindings, options?: pino.ChildLoggerOptions) => pino.Logger = made.child;
  return Object.assign(made, {
    child(this: pino.Logger, fields: pino.Bindings, options?: pino.ChildLoggerOptions) {
      return child.call(this, scrub(fields), options);
    },
  });
});

/** Writes all lines that are still buffered. For the very end of the process; an ordinary exit does it by itself. */
export function flushLogs(): void {
  logFiles().flush();
}

function logFiles(): LogFiles {
  return once("logger.files", () => {
    const { LOG_DIR, LOG_RETENTION_DAYS } = env();
    return new LogFiles(LOG_DIR === "off" ? undefined : LOG_DIR, LOG_RETENTION_DAYS);
  });
}

/** The time as RFC 3339. The part down to the second is cached, which halves the cost of a line. */
function isoTime(): string {
  const now = Date.now();
  const ms = now % 1000;
  if (now - ms !== second) {
    second = now - ms;
    prefix = new Date(second).toISOString().slice(0, 20);
  }
  return `,"time":"${prefix}${String(ms).padStart(3, "0")}Z"`;
}
