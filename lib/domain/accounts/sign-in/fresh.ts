import type { Person } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import type { CommandScope, Scope } from "@/lib/core/scope";
import { say } from "@/lib/core/words";
import { FRESH_MINUTES } from "@/lib/domain/accounts/mfa/schema";
import { findSession } from "@/lib/domain/accounts/sessions/queries";
import { confirmPassword, type Proof, provePassword } from "./step-up";

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
  const why = say("refusals.signIn.notFresh", { minutes: FRESH_MINUTES });
  throw new AppError("forbidden", why, { fields: { password: [why] } });
}

/** Checks the proof from `freshProof`. If the password is wrong, throws `forbidden` and counts the failure. */
export async function settleProof(scope: CommandScope<Person>, proof: Proof | undefined): Promise<void> {
  if (proof) await confirmPassword(scope, proof);
}
