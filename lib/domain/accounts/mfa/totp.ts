import { randomInt } from "node:crypto";
import { generateSecret, generateURI, verifySync } from "otplib";
import { keyedHash } from "@/lib/platform/crypto/hash";

/* Pure rules of the second factor: time-based codes of an authenticator app (RFC 6238), and recovery codes. */

/** What an authenticator app shows the account under. */
const ISSUER = "Amrutam";
const STEP_SECONDS = 30;
/** How long a set-up that was begun can be proved. */
export const SET_UP_MINUTES = 30;

/** A new secret, 160 bits, base32. */
export const newTotpSecret = () => generateSecret();

/** What the QR code says. */
export const otpauthUrlOf = (secret: string, email: string) => generateURI({ issuer: ISSUER, label: email, secret });

/**
 * The time step whose code this is: the present one, the one before or the one after, since clocks differ. Undefined
 * where it is of none of them, or of one that is not after `lastUsedStep`: each step is taken once.
 */
export function matchTotp(secret: string, code: string, now: Date, lastUsedStep = 0): number | undefined {
  const epoch = Math.floor(now.getTime() / 1000);
  const result = verifySync({ secret, token: code, epoch, epochTolerance: STEP_SECONDS, afterTimeStep: lastUsedStep });
  return result.valid && "timeStep" in result ? result.timeStep : undefined;
}

const RECOVERY_CODES = 10;
/** Without those that are taken for another: 0 and O, 1, I and L, U and V. 30 signs, ten of them: 49 bits. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const HALF = 5;

/** Ten recovery codes as they are shown, such as `7KQ2M-XW4RB`. */
export function newRecoveryCodes(): string[] {
  const codes = new Set<string>();
  while (codes.size < RECOVERY_CODES) codes.add(`${signs()}-${signs()}`);
  return [...codes];
}

const signs = () => Array.from({ length: HALF }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");

/** What the database keeps of a recovery code, however it was typed; under a key that no rotation changes. */
export function recoveryCodeHash(userId: string, code: string): string {
  return keyedHash("index.recoveryCode", `${userId}:${code.toUpperCase().replaceAll(/[^0-9A-Z]/g, "")}`);
}
