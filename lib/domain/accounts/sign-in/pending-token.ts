import { encrypt, decrypt } from "@/lib/platform/crypto/encrypt";
import { keyedHash } from "@/lib/platform/crypto/hash";

/* What a right password is worth until the code comes: a encrypted claim, so that no one keeps the password meanwhile. */

const LIFE_MS = 5 * 60_000;
/** How long one has for the code. */
export const MFA_TOKEN_SECONDS = LIFE_MS / 1000;
const place = { column: "sign_in.mfa_token", id: "" } as const;

interface Claim {
  userId: string;
  /** Of the password hash that was proved: a changed password makes the token worthless. */
  proof: string;
  expiresAt: number;
}

export function newMfaToken(userId: string, passwordHash: string, now: Date): string {
  const claim: Claim = { userId, proof: proofOf(passwordHash), expiresAt: now.getTime() + LIFE_MS };
  return encrypt(JSON.stringify(claim), place);
}

/** What a token says; undefined where it was not made here, or has expired. */
export function readMfaToken(token: string, now: Date): Claim | undefined {
  try {
    const claim = JSON.parse(decrypt(token as ReturnType<typeof encrypt>, place)) as Claim;
    return claim.expiresAt > now.getTime() ? claim : undefined;
  } catch {
    return undefined;
  }
}

/** Names a password hash without showing it. */
export const proofOf = (passwordHash: string) => keyedHash("token.mfa", passwordHash);
