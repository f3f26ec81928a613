import { DeadlinePassed, OutcomeUnknown } from "@/db/outcome";
import { isUnreachable } from "@/lib/platform/database/unreachable";
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

/** Turns anything thrown into an error that a caller may see: `unavailable` if the database cannot be reached, `internal` if nobody expected it. */
export function asAppError(thrown: unknown, { hasKey = false } = {}): AppError {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof DeadlinePassed) return tooLate({ cause: thrown });
  if (thrown instanceof OutcomeUnknown) return inDoubt({ hasKey, cause: thrown });
  if (isUnreachable(thrown)) return new AppError("unavailable", say("refusals.service.tryAgain"), { cause: thrown, retryAfterSeconds: 2 });
  return new AppError("internal", undefined, { cause: thrown });
}

/** The time was over before anything was done. Nothing will be done later either. */
export const tooLate = ({ cause }: { cause?: unknown } = {}) =>
  new AppError("unavailable", say("refusals.service.tookTooLong"), { cause, retryAfterSeconds: 5 });

/** It may have been done: its end was asked for, and no answer came. */
export function inDoubt({ hasKey, cause }: { hasKey: boolean; cause?: unknown }): AppError {
  return new AppError("unavailable", say(hasKey ? "refusals.service.inDoubtWithKey" : "refusals.service.inDoubt"), { cause, retryAfterSeconds: 5 });
}
