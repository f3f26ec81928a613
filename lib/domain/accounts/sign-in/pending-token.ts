import { encrypt, decrypt } from "@/lib/platform/crypto/encrypt";
import { keyedHash } from "@/lib/platform/crypto/hash";

/* The token for a right password, until the code is sent: an encrypted claim, so that nobody has to keep the password in between. */

const LIFE_MS = 5 * 60_000;
/** How long a person has to send the code. */
export const MFA_TOKEN_SECONDS = LIFE_MS / 1000;
const place = { column: "sign_in.mfa_token", id: "" } as const;

interface Claim {
  userId: string;
  /** A keyed hash of the password hash that was checked: a change of the password makes the token invalid. */
  proof: string;
  expiresAt: number;
}

export function newMfaToken(userId: string, passwordHash: string, now: Date): string {
  const claim: Claim = { userId, proof: proofOf(passwordHash), expiresAt: now.getTime() + LIFE_MS };
  return encrypt(JSON.stringify(claim), place);
}

/** The content of a token; undefined if we did not make it or it has expired. */
export function readMfaToken(token: string, now: Date): Claim | undefined {
  try {
    const claim = JSON.parse(decrypt(token as ReturnType<typeof encrypt>, place)) as Claim;
    return claim.expiresAt > now.getTime() ? claim : undefined;
  } catch {
    return undefined;
  }
}

/** Identifies a password hash without revealing it. */
export const proofOf = (passwordHash: string) => keyedHash("token.mfa", passwordHash);
