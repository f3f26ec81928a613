import { AppError } from "@/lib/core/errors";
import type { CommandScope } from "@/lib/core/scope";
import { say, type Words } from "@/lib/core/words";
import type { SignedIn } from "@/lib/domain/accounts/sessions/schema";
import type { SecondFactor } from "../mfa/codes";
import { findLiveFactor } from "../mfa/queries";
import { spendCode } from "../mfa/spend-code";
import type { findAccount } from "../queries";
import { openSession } from "../sessions/open";
import { newMfaToken } from "./pending-token";
import { countFailure } from "./queries";
import type { Counter } from "./growing-waits";

type Account = Pick<NonNullable<Awaited<ReturnType<typeof findAccount>>>, "id" | "email" | "role" | "firstName" | "lastName" | "passwordHash">;

/**
 * The last step of every sign-in, after the right password: asks for the second factor if it is on, marks its code as
 * used, and opens the session. `mfa_required` contains a token, with which the caller can continue without the password.
 */
export async function completeSignIn(scope: CommandScope, account: Account, counters: readonly Counter[], code: SecondFactor): Promise<SignedIn> {
  const { id, email, role, firstName, lastName, passwordHash } = account;
  const user = { id, email, role, firstName, lastName };
  const factor = await findLiveFactor(scope.db, id);
  if (!factor) return openSession(scope, user, "password");
  if (!code.totpCode && !code.recoveryCode) {
    const extra = { mfaToken: newMfaToken(id, passwordHash, scope.now) };
    throw new AppError("mfa_required", say("refusals.signIn.needsCode"), { extra, lasting: { resourceId: id } });
  }
  if (!(await spendCode(scope.db, factor, code, scope.now))) throw await failed(scope, counters, say("refusals.signIn.wrongCode"), id);
  return openSession(scope, user, "mfa");
}

/** Counts a failed try, and returns the refusal. The count stays although the sign-in is refused. */
export async function failed({ db, now }: CommandScope, counters: readonly Counter[], detail: Words, accountId: string | undefined): Promise<AppError> {
  await countFailure(db, counters, now);
  return new AppError("unauthenticated", detail, { lasting: { resourceId: accountId } });
}
