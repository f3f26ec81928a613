import { say, type Words } from "@/lib/core/words";
import { isRepetition } from "@/lib/platform/is-repetition";
/** The fewest characters of a new password. */
export const PASSWORD_MIN = 12;
/** The most characters: far more than any passphrase has, and still little work for the hash. */
export const PASSWORD_MAX = 200;

/** What anyone may know about the owner of a password; the password must not consist of it. */
export interface Person {
  email: string;
  firstName?: string;
  lastName?: string;
}

/**
 * Why a new password must not be used, in words for its owner; undefined if it may be used. Length counts, not the kinds
 * of characters: a passphrase of four words is better than any `P@ssw0rd`.
 */
export function whyPasswordIsWeak(password: string, person: Person): Words | undefined {
  if ([...password].length < PASSWORD_MIN) return say("fields.password.tooShort", { min: PASSWORD_MIN });
  if (isRegular(password) || isCommon(password)) return say("fields.password.common");
  if (isPersonal(password, person)) return say("fields.password.personal");
  return undefined;
}

/** True for one piece repeated, for few different characters, and for a run along the alphabet, the digits or the keyboard. */
function isRegular(password: string): boolean {
  const text = password.toLowerCase();
  if (new Set(text).size < 5 || isRepetition(text)) return true;
  const runs = ["abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiopasdfghjklzxcvbnm"];
  let rest = text;
  for (const run of [...runs, ...runs.map((forward) => [...forward].reverse().join(""))]) rest = withoutPieces(rest, run);
  return [...rest].length < 4;
}

/** `text` without the pieces of four or more consecutive characters that also occur in `run`. */
function withoutPieces(text: string, run: string): string {
  let kept = "";
  for (let i = 0; i < text.length; ) {
    let length = 0;
    while (i + length < text.length && run.includes(text.slice(i, i + length + 1))) length++;
    if (length < 4) kept += text.slice(i, i + Math.max(length, 1));
    i += Math.max(length, 1);
  }
  return kept;
}

const COMMON =
  /(?:password|passphrase|passwort|pass|word|welcome|letmein|iloveyou|love|qwerty|asdf|zxcv|admin|administrator|root|user|login|secret|changeme|default|master|dragon|monkey|sunshine|princess|football|cricket|superman|batman|india|bharat|hindustan|krishna|ganesha?|jaishreeram|abc|test|my|the|is|new|temp)/g;

/** True for a password of very common words, however spelled, with digits and signs around them. */
function isCommon(password: string): boolean {
  const text = password.toLowerCase();
  const plain = text.replace(/[0@134579$!]/g, (sign) => SPELLED[sign] ?? sign);
  return [text, plain].some((spelling) => [...spelling.replace(COMMON, "").replace(/\P{L}/gu, "")].length < 4 && /[a-z]{3}/.test(spelling));
}

const SPELLED: Record<string, string> = { "0": "o", "@": "a", "4": "a", "3": "e", "1": "i", "!": "i", "5": "s", $: "s", "7": "t", "9": "g" };

/** True if too little is left without the owner's name and email. */
function isPersonal(password: string, { email, firstName = "", lastName = "" }: Person): boolean {
  const parts = [email, ...email.split(/[^\p{L}\p{N}]+/u), ...firstName.split(/\s+/), ...lastName.split(/\s+/)];
  let rest = password.toLowerCase();
  for (const part of parts.map((text) => text.toLowerCase()).filter((text) => [...text].length >= 3).sort((a, b) => b.length - a.length)) {
    rest = rest.replaceAll(part, "");
  }
  return rest.length < password.length && [...rest].length < 8;
}
