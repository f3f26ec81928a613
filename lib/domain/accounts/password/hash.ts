import { availableParallelism } from "node:os";
import { hash, verify } from "@node-rs/argon2";
import { AppError } from "@/lib/core/errors";
import { say } from "@/lib/core/words";
import { randomSecret } from "@/lib/platform/crypto/hash";
import { passwordHashDuration } from "@/lib/platform/telemetry/figures";
import { once } from "@/lib/platform/once";

/** argon2id with the first choice of OWASP's cheat sheet; takes about 20 ms of one core, on libuv's threads. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** How many hashes run at the same time: many sign-ins at once must not take every core from the rest of the product. */
const AT_ONCE = Math.max(2, availableParallelism() - 1);
/** If more wait than this, the wait is longer than anyone's patience. */
const MAX_WAITING = 1000;

/** The hash of a password, to be stored. Throws `unavailable` if too many wait. */
export function hashPassword(password: string): Promise<string> {
  return timed("hash", () => hash(normal(password), PARAMETERS));
}

/**
 * True if the password is the one that was hashed. Without a hash (no such account) it checks against a hash that no
 * password matches, so that the time taken does not tell who has an account. Throws `unavailable` if too many wait.
 */
export async function verifyPassword(hashed: string | undefined, password: string): Promise<boolean> {
  const decoy = await once("accounts.decoy", () => hashPassword(randomSecret()));
  return timed("verify", () => verify(hashed ?? decoy, normal(password))).catch((error: unknown) => {
    if (error instanceof AppError) throw error;
    // No password matches a hash that cannot be read.
    return false;
  });
}

/** Different keyboards compose the same characters differently; normalized, they are the same password. */
const normal = (password: string) => password.normalize("NFKC");

async function timed<T>(operation: "hash" | "verify", work: () => Promise<T>): Promise<T> {
  await enter();
  const stop = passwordHashDuration.startTimer({ operation });
  try {
    const result = await work();
    stop();
    return result;
  } finally {
    leave();
  }
}

const gate = () => once("accounts.hashing", () => ({ running: 0, waiting: [] as (() => void)[] }));

function enter(): Promise<void> | undefined {
  const state = gate();
  if (state.running < AT_ONCE) return void state.running++;
  if (state.waiting.length >= MAX_WAITING) throw new AppError("unavailable", say("refusals.signIn.crowded"), { retryAfterSeconds: 5 });
  return new Promise((resolve) => state.waiting.push(resolve));
}

/** Gives the place directly to the caller that has waited longest. */
function leave(): void {
  const next = gate().waiting.shift();
  if (next) next();
  else gate().running--;
}
