import type { Person } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import type { CommandScope, Scope } from "@/lib/core/scope";
import { say } from "@/lib/core/words";
import { FRESH_MINUTES } from "@/lib/domain/accounts/mfa/schema";
import { findSession } from "@/lib/domain/accounts/sessions/queries";
import { confirmPassword, type Proof, provePassword } from "./step-up";

/** Whether the caller's session was opened lately; a refresh does not make it younger. */
export async function signedInLately({ db, actor, now }: Scope<Person>): Promise<boolean> {
  const session = await findSession(db, actor.sessionId);
  return session !== undefined && now.getTime() - session.createdAt.getTime() <= FRESH_MINUTES * 60_000;
}

/**
 * For `prepare`: undefined where the sign-in is fresh, else the password's proof, for `settleProof`. Throws `forbidden`
 * where neither is there: who finds a session open could otherwise put their own device on the account and lock its owner out.
 */
export async function freshProof(scope: Scope<Person>, { password }: { password?: string }): Promise<Proof | undefined> {
  if (await signedInLately(scope)) return undefined;
  if (password !== undefined) return provePassword(scope, { password });
  const why = say("refusals.signIn.notFresh", { minutes: FRESH_MINUTES });
  throw new AppError("forbidden", why, { fields: { password: [why] } });
}

/** Takes that proof; throws `forbidden` where the password is wrong, and counts it. */
export async function settleProof(scope: CommandScope<Person>, proof: Proof | undefined): Promise<void> {
  if (proof) await confirmPassword(scope, proof);
}
