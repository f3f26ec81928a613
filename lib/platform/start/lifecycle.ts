import { isClientGone } from "@/lib/platform/http-server/client-gone";
import { isRunByNpm } from "@/lib/platform/config/env";
import { flushLogs, logger } from "@/lib/platform/log/logger";
import { StartError } from "./start-error";

/** Thrown by `checkpoint` if the process was asked to stop during its start. */
class Interrupted extends Error {}

/** Ctrl-C reaches the whole terminal group, and npm passes the signal on again. This repetition is not a second Ctrl-C. */
const echoMs = 1000;

/**
 * How long a stop after a fatal error may take. The port is closed meanwhile, and whoever starts us again waits for our end.
 * Nothing needs longer: what was acknowledged is committed, and the embedded database stops by itself when we are gone.
 */
const fatalStopMs = 1500;

/**
 * The life of the process: it starts, runs until a signal, and stops its parts in the reverse order of the start.
 *
 * SIGINT, SIGTERM, SIGHUP and the end of npm stop it in this order; a second signal ends it at once. A fatal error stops
 * it in the same order with exit code 1, but does not wait for parts that take longer than a moment. A client that hangs up in the middle of its request is no fatal error.
 */
export class Lifecycle {
  private readonly stops: { name: string; stop: () => Promise<void> }[] = [];
  private started: Promise<void> = Promise.resolve();
  private stoppedBy: string | undefined;
  private stoppedAt = 0;

  /** True from the first signal on. */
  get isStopping(): boolean {
    return this.stoppedBy !== undefined;
  }

  /** Runs the start, and from then on handles signals and uncaught errors. Ends the process if the start fails. */
  run(start: () => Promise<void>): void {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => this.onSignal(signal));
    process.on("uncaughtException", this.onException);
    process.on("unhandledRejection", onRejection);
    this.watchParent();
    this.started = start().catch((error: unknown) => {
      if (error instanceof Interrupted) return;
      explain(error);
      this.stop("start failed", 1);
    });
  }

  /** Removes the error listeners that a framework has added to ours: they print errors whole, with the data in them. */
  hearErrorsAlone(): void {
    for (const [event, ours] of [["uncaughtException", this.onException], ["unhandledRejection", onRejection]] as const) {
      process.removeAllListeners(event);
      process.on(event, ours);
    }
  }

  /** Registers how to undo the step of the start that was just done. */
  onStop(name: string, stop: () => Promise<void>): void {
    this.stops.push({ name, stop });
  }

  /** To be called between two steps of the start: abandons the start if a signal has arrived. */
  checkpoint(): void {
    if (this.isStopping) throw new Interrupted();
  }

  /** Stops everything and ends the process. A second call changes nothing. */
  stop(reason: string, exitCode: number): void {
    if (this.stoppedBy !== undefined) return;
    this.stoppedBy = reason;
    this.stoppedAt = Date.now();
    if (exitCode === 0) logger.info({ reason }, "Stopping: finishing the requests in progress.");
    const end = () => {
      flushLogs();
      process.exit(exitCode);
    };
    if (exitCode !== 0) setTimeout(end, fatalStopMs);
    void this.unwind().finally(end);
  }

  private readonly onException = (error: Error): void => {
    if (isClientGone(error)) return logger.debug("A client hung up before its request was complete.");
    logger.fatal({ err: error }, "An error that nobody caught stops the server.");
    this.stop("uncaughtException", 1);
  };

  private onSignal(signal: NodeJS.Signals): void {
    if (this.stoppedBy === undefined) return this.stop(signal, 0);
    if (Date.now() - this.stoppedAt < echoMs) return;
    logger.warn("Stopping at once.");
    flushLogs();
    process.exit(1);
  }

  private async unwind(): Promise<void> {
    // A step of the start that is still running may be making something that has to be stopped too.
    await this.started;
    for (const { name, stop } of this.stops.reverse()) {
      await stop().catch((error: unknown) => logger.error({ err: error, part: name }, "A part did not stop cleanly."));
    }
  }

  private watchParent(): void {
    if (!isRunByNpm()) return;
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) this.stop("npm ended", 0);
    }, 1000).unref();
  }
}

/** If a promise fails that nobody waits for, only its own result is lost: the server keeps running. */
function onRejection(error: unknown): void {
  logger.error({ err: error }, "A promise failed that nobody waits for.");
}

/** Prints one sentence. For an error that the operator cannot fix, the stack goes to the log. */
function explain(error: unknown): void {
  if (error instanceof StartError) {
    process.stderr.write(`${error.message}\n`);
    return;
  }
  logger.fatal({ err: error }, "The server could not start.");
  const message = error instanceof Error ? error.message.split("\n", 1)[0] : String(error);
  process.stderr.write(`The server could not start: ${message}\n`);
}
