import { actorId } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import type { Prepared, Scope } from "@/lib/core/use-case";
import { refuseWhileWaiting } from "./admit";
import { findLiveFactor, lockAccount } from "./mfa-queries";
import type { StepUp } from "./mfa-schema";
import { verifyPassword } from "./password-hash";
import { findOwnAccount, lockProof } from "./queries";
import { spendCode } from "./second-factor";
import { stepUpOf } from "./throttle";
import { clearFailures, countFailure, findStandings, lockStandings } from "./throttle-queries";

/** The slow half of a step-up: the password. For `prepare`. */
export async function provePassword({ db, actor, now }: Scope, { password }: StepUp) {
  const userId = actorId(actor)!;
  const [account, standings] = await Promise.all([findOwnAccount(db, userId), findStandings(db, stepUpOf(userId))]);
  refuseWhileWaiting(standings, now);
  return { account, proved: await verifyPassword(account?.passwordHash, password) };
}

/**
 * Password and second factor again, before what a stolen session must not be able to do. Throws `forbidden`, without a
 * word which of the two was wrong, and counts it; `invalid_transition` where no second factor is on.
 */
export async function stepUp({ db, actor, now, prepared }: Prepared<Awaited<ReturnType<typeof provePassword>>>, { code }: StepUp): Promise<string> {
  const userId = actorId(actor)!;
  const counters = stepUpOf(userId);
  refuseWhileWaiting(await lockStandings(db, counters), now);
  await lockAccount(db, userId);
  const factor = await findLiveFactor(db, userId);
  if (!factor) throw new AppError("invalid_transition", "Two-step sign-in is not on.");
  const { account, proved } = prepared;
  const typed = code.length === 6 ? { totpCode: code } : { recoveryCode: code };
  // The code is spent only beside the right password.
  if (!account || !proved || !(await lockProof(db, userId, account.passwordHash)) || !(await spendCode(db, factor, typed, now))) {
    await countFailure(db, counters, now);
    throw new AppError("forbidden", "The password or the code is not right. A code that was used before does not count again.", { lasting: { resourceId: userId } });
  }
  await clearFailures(db, counters);
  return userId;
}
