import { AppError } from "@/lib/core/errors";
import type { Scope } from "@/lib/core/scope";
import { command } from "@/lib/core/use-case";
import { completeSignIn } from "./after-password";
import { refuseWhileWaiting } from "./growing-waits";
import { say } from "@/lib/core/words";
import { FinishSignIn } from "./schema";
import { proofOf, readMfaToken } from "./pending-token";
import { findOwnAccount, lockProof } from "../queries";
import { SignedIn } from "@/lib/domain/accounts/sessions/schema";
import { countersOf } from "./growing-waits";
import { findStandings, lockStandings } from "./queries";

/**
 * The second step of a sign-in: takes the code, and the token that the caller got for the right password. The rules are
 * those of a sign-in in one step: a wrong code is `unauthenticated` and counts as a failed sign-in; no code is accepted twice.
 */
export const finishSignIn = command({
  name: "account.finishSignIn",
  input: FinishSignIn,
  output: SignedIn,
  repeatable: false,
  prepare: recall,
  async run(scope, { totpCode, recoveryCode }) {
    const { account, counters } = scope.prepared;
    refuseWhileWaiting(await lockStandings(scope.db, counters), scope.now);
    if (!account || !(await lockProof(scope.db, account.id, account.passwordHash))) {
      throw new AppError("unauthenticated", say("refusals.signIn.tookTooLong"));
    }
    return completeSignIn(scope, account, counters, { totpCode, recoveryCode });
  },
  auditNote: ({ user }) => ({ resourceId: user.id }),
});

async function recall({ db, now, address }: Scope, { mfaToken }: { mfaToken: string }) {
  const claim = readMfaToken(mfaToken, now);
  const found = claim && (await findOwnAccount(db, claim.userId));
  const account = found && proofOf(found.passwordHash) === claim.proof ? found : undefined;
  const counters = account ? countersOf(account.email, address) : [];
  refuseWhileWaiting(await findStandings(db, counters), now);
  return { account, counters };
}
