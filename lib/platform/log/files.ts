import { openSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import pino from "pino";
import { makeFolder } from "@/lib/platform/make-folder";

type Stream = ReturnType<typeof pino.destination>;

const errorLevel = 50;
const retryMs = 60_000;
const buffering = { sync: false, minLength: 16 * 1024, maxWrite: 128 * 1024, periodicFlush: 200, maxLength: 32 * 1024 * 1024 } as const;

/**
 * Where log lines go: stdout, `combined-YYYY-MM-DD.log`, and from level error `error-YYYY-MM-DD.log` (UTC days).
 *
 * Lines are collected and written in the background, at most 200 ms late: at 2,000 lines a second that is a
 * handful of writes instead of 4,000. An ordinary exit flushes; errors are flushed at once. Files are opened with
 * the first line. If the directory cannot be written, this is reported once on stderr and tried again each minute.
 */
export class LogFiles {
  /** The level of the next line; pino sets it before each write, see the constructor. */
  lastLevel = 0;
  private stdout: Stream | undefined;
  private combined: Stream | undefined;
  private errors: Stream | undefined;
  private turnAt = 0;
  private hasComplained = false;

  /** @param dir undefined writes to stdout only @param retentionDays older files are removed whenever new ones are opened */
  constructor(
    private readonly dir: string | undefined,
    private readonly retentionDays: number,
  ) {
    Object.assign(this, { [Symbol.for("pino.metadata")]: true });
  }

  write(line: string): void {
    this.stdout ??= openStdout();
    this.stdout.write(line);
    if (this.dir === undefined) return;
    if (Date.now() >= this.turnAt) this.turn(this.dir);
    this.combined?.write(line);
    if (this.lastLevel >= errorLevel) {
      this.errors?.write(line);
      this.errors?.flush();
      this.combined?.flush();
    }
  }

  /** Writes what is buffered, now. */
  flush(): void {
    for (const stream of [this.stdout, this.combined, this.errors]) {
      try {
        stream?.flushSync();
      } catch {
        // The destination is still opening, gone, or full: there is nowhere left to report it.
      }
    }
  }

  /** pino calls this after a fatal line. */
  flushSync(): void {
    this.flush();
  }

  private turn(dir: string): void {
    this.combined?.end();
    this.errors?.end();
    this.combined = this.errors = undefined;
    const now = new Date();
    const day = now.toISOString().slice(0, 10);
    this.turnAt = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1);
    try {
      makeFolder(dir);
      this.combined = this.open(join(dir, `combined-${day}.log`));
      this.errors = this.open(join(dir, `error-${day}.log`));
      this.prune(dir, now);
      this.hasComplained = false;
    } catch (error) {
      this.giveUpForNow(error as Error);
    }
  }

  private open(path: string): Stream {
    // Opened synchronously, so that even a process of a few milliseconds has a file to flush to.
    const stream = pino.destination({ dest: openSync(path, "a", 0o640), ...buffering });
    stream.on("error", (error: Error) => this.giveUpForNow(error));
    return stream;
  }

  private prune(dir: string, now: Date): void {
    const oldest = new Date(now.getTime() - this.retentionDays * 86_400_000).toISOString().slice(0, 10);
    for (const name of readdirSync(dir)) {
      const day = /^(?:combined|error)-(\d{4}-\d\d-\d\d)\.log$/.exec(name)?.[1];
      if (day !== undefined && day < oldest) rmSync(join(dir, name), { force: true });
    }
  }

  private giveUpForNow(error: Error): void {
    this.turnAt = Date.now() + retryMs;
    for (const stream of [this.combined, this.errors]) stream?.destroy();
    this.combined = this.errors = undefined;
    if (this.hasComplained) return;
    this.hasComplained = true;
    process.stderr.write(`Logs go to stdout only, because LOG_DIR cannot be written: ${error.message}\n`);
  }
}

function openStdout(): Stream {
  const stream = pino.destination({ dest: 1, ...buffering });
  // If stdout can no longer be written (a closed pipe, a full disk behind a redirection), the files are still written.
  stream.on("error", () => undefined);
  return stream;
}
