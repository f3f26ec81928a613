import type { Person } from "@/lib/core/actor";
import { AppError, invalid } from "@/lib/core/errors";
import type { CommandScope, Prepared, Scope } from "@/lib/core/scope";
import { say } from "@/lib/core/words";
import { refuseWhileWaiting } from "./throttle";
import { findLiveFactor, type LiveFactor, lockAccount } from "../mfa/queries";
import type { StepUp } from "./schema";
import { verifyPassword } from "../password/hash";
import { findOwnAccount, lockProof } from "../queries";
import { spendCode } from "../mfa/spend-code";
import { stepUpOf } from "./throttle";
import { clearFailures, countFailure, findStandings, lockStandings } from "./queries";

/*
 * Proofs of a person who is signed in already, asked for before what a stolen session must not be able to do. They all
 * count on one counter, so that a password or a code cannot be guessed here instead of there.
 */

/** The slow half of a proof: the password. For `prepare`. */
export async function provePassword({ db, actor, now }: Scope<Person>, { password }: { password: string }) {
  const userId = actor.id;
  const [account, standings] = await Promise.all([findOwnAccount(db, userId), findStandings(db, stepUpOf(userId))]);
  refuseWhileWaiting(standings, now);
  return { account, proved: await verifyPassword(account?.passwordHash, password) };
}
export type Proof = Awaited<ReturnType<typeof provePassword>>;

/**
 * Password and second factor again. Throws `forbidden`, without a word which of the two was wrong, and counts it;
 * `invalid_transition` where no second factor is on.
 */
export async function stepUp(scope: Prepared<Proof, Person>, { code }: StepUp): Promise<string> {
  const factor = await holdFactor(scope);
  if (!factor) throw new AppError("invalid_transition", say("refusals.mfa.isOff"));
  return (await take(scope, scope.prepared, { factor, code })).id;
}

/** The password again, and a code besides where two-step sign-in is on. Answers the account, held as it was proved until commit. */
export async function confirmOwner(scope: CommandScope<Person>, proof: Proof, code: string | undefined, passwordField: string) {
  const factor = await holdFactor(scope);
  // Asked for before anything is said of the password.
  if (factor && !code) throw invalid("code", say("fields.code.either"));
  return take(scope, proof, factor && code ? { factor, code } : undefined, passwordField);
}

/** The password again, where no second factor is on yet. */
export async function confirmPassword(scope: CommandScope<Person>, proof: Proof): Promise<void> {
  await holdFactor(scope);
  await take(scope, proof, undefined, "password");
}

async function holdFactor({ db, actor, now }: CommandScope<Person>): Promise<LiveFactor | undefined> {
  const userId = actor.id;
  refuseWhileWaiting(await lockStandings(db, stepUpOf(userId)), now);
  await lockAccount(db, userId);
  return findLiveFactor(db, userId);
}

async function take({ db, actor, now }: CommandScope<Person>, { account, proved }: Proof, second?: { factor: LiveFactor; code: string }, field?: string) {
  const userId = actor.id;
  const counters = stepUpOf(userId);
  // The password may have been changed while its hash was computed. The code is spent only beside the right one.
  if (account && proved && (await lockProof(db, userId, account.passwordHash)) && (!second || (await spend(db, second, now)))) {
    await clearFailures(db, counters);
    return account;
  }
  await countFailure(db, counters, now);
  const why = second ? say("refusals.signIn.wrongPasswordOrCode") : say("refusals.signIn.wrongPassword");
  throw new AppError("forbidden", why, { ...(field && { fields: { [field]: [why] } }), lasting: { resourceId: userId } });
}

const spend = (db: CommandScope["db"], { factor, code }: { factor: LiveFactor; code: string }, now: Date) =>
  spendCode(db, factor, code.length === 6 ? { totpCode: code } : { recoveryCode: code }, now);
