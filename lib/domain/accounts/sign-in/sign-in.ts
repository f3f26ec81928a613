import type { Scope } from "@/lib/core/scope";
import { command } from "@/lib/core/use-case";
import { completeSignIn, failed } from "./after-password";
import { refuseWhileWaiting } from "./growing-waits";
import { say } from "@/lib/core/words";
import { verifyPassword } from "../password/hash";
import { findAccount, lockProof } from "../queries";
import { SignIn } from "./schema";
import { SignedIn } from "@/lib/domain/accounts/sessions/schema";
import { countersOf } from "./growing-waits";
import { findStandings, lockStandings } from "./queries";

/**
 * Opens a session for an email and a password, and a code if two-step sign-in is on. Whatever is wrong, also for an
 * unknown email or a suspended account, the answer is the same `unauthenticated` after the same work; `mfa_required`
 * comes only after the right password. Failures are counted and slow the next try (`rate_limited`).
 */
export const signIn = command({
  name: "account.signIn",
  input: SignIn,
  output: SignedIn,
  repeatable: false,
  prepare: prove,
  async run(scope, { totpCode, recoveryCode }) {
    const { account, proved, counters } = scope.prepared;
    // Checked again under a lock: of many tries at once, those beyond the limit learn nothing, even with the right password.
    refuseWhileWaiting(await lockStandings(scope.db, counters), scope.now);
    // The password may have been changed, or the account suspended, while the hash was computed.
    if (!account || !proved || !(await lockProof(scope.db, account.id, account.passwordHash))) {
      throw await failed(scope, counters, say("refusals.signIn.wrong"), account?.id);
    }
    return completeSignIn(scope, account, counters, { totpCode, recoveryCode });
  },
  auditNote: ({ user }) => ({ resourceId: user.id }),
});

async function prove({ db, now, address }: Scope, { email, password }: { email: string; password: string }) {
  const counters = countersOf(email, address);
  const [account, standings] = await Promise.all([findAccount(db, email), findStandings(db, counters)]);
  refuseWhileWaiting(standings, now);
  return { account, counters, proved: await verifyPassword(account?.passwordHash, password) };
}
