import { DeadlinePassed, OutcomeUnknown } from "@/db/outcome";
import { isUnreachable } from "@/lib/platform/database/unreachable";
import { AppError, databaseError } from "./errors";

const TRANSIENT = new Set(["40001", "40P01"]);
const ATTEMPTS = 6;

/** Serialization failures and deadlocks undo the whole transaction; doing it again is the cure PostgreSQL expects. */
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

/** What was thrown as a caller may be told of it: a database that cannot be reached is `unavailable`, what nobody expected `internal`. */
export function asAppError(thrown: unknown, { hasKey = false } = {}): AppError {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof DeadlinePassed) return tooLate({ cause: thrown });
  if (thrown instanceof OutcomeUnknown) return inDoubt({ hasKey, cause: thrown });
  if (isUnreachable(thrown)) return new AppError("unavailable", "Please try again in a moment.", { cause: thrown, retryAfterSeconds: 2 });
  return new AppError("internal", undefined, { cause: thrown });
}

/** The time was over before anything was done, and nothing will be. */
export const tooLate = ({ cause }: { cause?: unknown } = {}) =>
  new AppError("unavailable", "This took too long, and nothing was done. Please try again in a moment.", { cause, retryAfterSeconds: 5 });

/** It may have been done: its end was asked for, and no answer came. */
export function inDoubt({ hasKey, cause }: { hasKey: boolean; cause?: unknown }): AppError {
  const remedy = hasKey
    ? "Send the same request again with the same Idempotency-Key: it is done once, and you get its answer."
    : "Please look whether it was, before you send it again.";
  return new AppError("unavailable", `It is not known whether this was done. ${remedy}`, { cause, retryAfterSeconds: 5 });
}
