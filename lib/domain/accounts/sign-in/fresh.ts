import type { Person } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import type { CommandScope, Scope } from "@/lib/core/scope";
import { findSession } from "@/lib/domain/accounts/sessions/queries";
import { confirmPassword, type Proof, provePassword } from "./step-up";

/** For so many minutes after a sign-in, a second factor can be added without the password. */
const FRESH_MINUTES = 15;

/** Whether the caller's session was opened within the last `FRESH_MINUTES`; a refresh does not count. */
export async function signedInLately({ db, actor, now }: Scope<Person>): Promise<boolean> {
  const session = await findSession(db, actor.sessionId);
  return session !== undefined && now.getTime() - session.createdAt.getTime() <= FRESH_MINUTES * 60_000;
}

/**
 * For `prepare`: undefined if the sign-in is fresh, otherwise the proof of the password, for `settleProof`. Throws
 * `forbidden` if there is neither: otherwise anyone who finds a session open could add their own device to the account and
 * lock its owner out.
 */
export async function freshProof(scope: Scope<Person>, { password }: { password?: string }): Promise<Proof | undefined> {
  if (await signedInLately(scope)) return undefined;
  if (password !== undefined) return provePassword(scope, { password });
  const why = `Enter your password: you signed in more than ${FRESH_MINUTES} minutes ago.`;
  throw new AppError("forbidden", why, { fields: { password: [why] } });
}

/** Checks the proof from `freshProof`. If the password is wrong, throws `forbidden` and counts the failure. */
export async function settleProof(scope: CommandScope<Person>, proof: Proof | undefined): Promise<void> {
  if (proof) await confirmPassword(scope, proof);
}
