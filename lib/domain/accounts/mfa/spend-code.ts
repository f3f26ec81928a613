import type { Scope } from "@/lib/core/scope";
import { decrypt } from "@/lib/platform/crypto/encrypt";
import { matchTotp, recoveryCodeHash } from "./totp";
import { type LiveFactor, spendRecoveryCode, spendStep } from "./queries";
import type { SecondFactor } from "./codes";

/**
 * Checks a code against a second factor that is on, and marks it as used in this transaction: no code is accepted twice,
 * even if two requests send it at the same time.
 */
export async function spendCode(db: Scope["db"], factor: LiveFactor, { totpCode, recoveryCode }: SecondFactor, now: Date): Promise<boolean> {
  const { userId, secret, lastUsedStep } = factor;
  if (recoveryCode) return spendRecoveryCode(db, userId, recoveryCodeHash(userId, recoveryCode), now);
  if (!totpCode) return false;
  const step = matchTotp(decrypt(secret, { column: "totp_factors.secret", id: userId }), totpCode, now, lastUsedStep);
  return step !== undefined && spendStep(db, factor, step);
}
