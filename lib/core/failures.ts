import { AppError, databaseError } from "./errors";
import { say } from "./words";

const TRANSIENT = new Set(["40001", "40P01"]);
const ATTEMPTS = 6;

/** A serialization failure or a deadlock rolls the whole transaction back; PostgreSQL expects the client to run it again. */
export async function withRetry<T>(work: () => Promise<T>): Promise<T> {
  for (let n = 1; ; n++) {
    try {
      return await work();
    } catch (error) {
      if (n === ATTEMPTS || !TRANSIENT.has(databaseError(error)?.code ?? "")) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** n));
    }
  }
}

const UNREACHABLE = new Set([
  "CONNECT_TIMEOUT", "CONNECTION_CLOSED", "CONNECTION_ENDED", "CONNECTION_DESTROYED", "ECONNREFUSED", "ECONNRESET", "EPIPE", "ENOTFOUND",
  // Admin shutdown, crash shutdown, starting up, too many connections, lock not available, statement timeout.
  "57P01", "57P02", "57P03", "53300", "55P03", "57014",
]);

/** Turns anything thrown into an error that a caller may see: `unavailable` if the database cannot be reached, `internal` if nobody expected it. */
export function asAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  for (let e = thrown; e instanceof Error; e = e.cause) {
    if ("code" in e && typeof e.code === "string" && UNREACHABLE.has(e.code)) {
      return new AppError("unavailable", say("refusals.service.tryAgain"), { cause: thrown, retryAfterSeconds: 2 });
    }
  }
  return new AppError("internal", undefined, { cause: thrown });
}
