import { randomInt } from "node:crypto";
import { generateSecret, generateURI, verifySync } from "otplib";
import { bareCode } from "@/lib/core/typed";
import { keyedHash } from "@/lib/platform/crypto/hash";

/* Pure rules of the second factor: time-based codes of an authenticator app (RFC 6238), and recovery codes. */

/** The name under which an authenticator app shows the account. */
const ISSUER = "Amrutam";
const STEP_SECONDS = 30;
/** How long after its start a set-up can be proved. */
export const SET_UP_MINUTES = 30;

/** A new secret, 160 bits, base32. */
export const newTotpSecret = () => generateSecret();

/** The content of the QR code. */
export const otpauthUrlOf = (secret: string, email: string) => generateURI({ issuer: ISSUER, label: email, secret });

/**
 * The time step that has this code: the current one, the one before or the one after, because clocks differ. Undefined if
 * none of them has it, or if the step is not after `lastUsedStep`: each step can be used once.
 */
export function matchTotp(secret: string, code: string, now: Date, lastUsedStep = 0): number | undefined {
  const epoch = Math.floor(now.getTime() / 1000);
  const result = verifySync({ secret, token: code, epoch, epochTolerance: STEP_SECONDS, afterTimeStep: lastUsedStep });
  return result.valid && "timeStep" in result ? result.timeStep : undefined;
}

const RECOVERY_CODES = 10;
/** Without characters that people mistake for others: 0 and O, 1, I and L, and U (for V). Ten of 30 characters have 49 bits. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const HALF = 5;

/** Ten recovery codes as they are shown, such as `7KQ2M-XW4RB`. */
export function newRecoveryCodes(): string[] {
  const codes = new Set<string>();
  while (codes.size < RECOVERY_CODES) codes.add(`${signs()}-${signs()}`);
  return [...codes];
}

const signs = () => Array.from({ length: HALF }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");

/** The hash of a recovery code, which the database keeps. It does not depend on how the code was typed; its key is never rotated. */
export function recoveryCodeHash(userId: string, code: string): string {
  return keyedHash("index.recoveryCode", `${userId}:${bareCode(code)}`);
}
