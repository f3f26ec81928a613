import { createHash, timingSafeEqual } from "node:crypto";
import { bareCode } from "@/lib/core/typed";

/** Crockford's alphabet: no letter that looks like a digit. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * The code printed on a signed prescription: 60 bits, computed from the hash of the signed content, so that only people who
 * have the paper know it. The prescription's id alone gives access to nothing.
 */
export function verificationCode(contentHash: string): string {
  const hash = createHash("sha256").update(`prescription.verification:${contentHash}`).digest();
  const letters = Array.from(hash.subarray(0, 12), (byte) => ALPHABET[byte & 31]!).join("");
  return letters.replace(/(?<=.)(?=(?:.{4})+$)/g, "-");
}

/** Whether `typed` is the code, as people type it: in upper or lower case, with any blanks and dashes, O for 0, I or L for 1. */
export function isVerificationCode(typed: string, contentHash: string): boolean {
  const plain = (code: string) => bareCode(code).replaceAll("O", "0").replace(/[IL]/g, "1");
  const [given, right] = [Buffer.from(plain(typed)), Buffer.from(plain(verificationCode(contentHash)))];
  return given.length === right.length && timingSafeEqual(given, right);
}
