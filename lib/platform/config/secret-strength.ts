import { isRepetition } from "@/lib/platform/is-repetition";

const guessable = /change.?me|change.?this|change.?in|secret|passw|example|default|amrutam|replace|insecure|placeholder|your[-_]/i;

/**
 * Why a signing phrase must not be used, or undefined when it may be.
 *
 * @param lax only the length is judged: for development and tests
 */
export function whyPhraseIsWrong(phrase: string, lax: boolean): string | undefined {
  if (phrase.length < 32) return `is too short (${phrase.length} characters, 32 are needed)`;
  if (lax) return undefined;
  return guessable.test(phrase) || isRegular(phrase) ? "can be guessed" : undefined;
}

/** Why a key must not be used, or undefined when it may be: 32 bytes as base64 (or 64 hex digits), not guessable. */
export function whyKeyIsWrong(key: string, lax: boolean): string | undefined {
  const bytes = decodeKey(key);
  if (!bytes) return "must be 32 bytes as base64";
  // 32 random bytes practically never have fewer than 16 distinct values; typed and padded keys do.
  const guessed = new Set(bytes).size < 16 || guessable.test(bytes.toString("latin1")) || isRegular(bytes.toString("latin1"));
  return !lax && guessed ? "can be guessed" : undefined;
}

/** The 32 bytes of a key given as base64, base64url or hex; undefined when it is none of them. */
export function decodeKey(key: string): Buffer | undefined {
  if (/^[0-9a-f]{64}$/i.test(key)) return Buffer.from(key, "hex");
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(key)) return undefined;
  return Buffer.from(key, "base64");
}

/** Few distinct characters, one piece repeated, or mostly a run such as abcdef or 987654. */
function isRegular(text: string): boolean {
  if (new Set(text).size < 8 || isRepetition(text)) return true;
  let steps = 0;
  for (let i = 1; i < text.length; i++) {
    if (Math.abs(text.charCodeAt(i) - text.charCodeAt(i - 1)) === 1) steps++;
  }
  return steps > text.length / 2;
}
