/*
 * What people copy and type, brought into the form that is compared. Phones, papers and word processors put blanks, other
 * dashes, full-width letters and digits of Indian scripts into numbers and codes.
 */

/** Blanks of every width, and characters that cannot be seen: joiners, direction marks, soft hyphens. */
const UNSEEN = /[\s\p{Cf}]/gu;

/** A number or a code without blanks, its letters and digits in ASCII and each dash as "-". The case is kept. */
export const typedCode = (typed: string) => plainDigits(typed.normalize("NFKC")).replace(UNSEEN, "").replace(/[\p{Pd}\u2212]/gu, "-");

/** A code of letters and digits alone, in capitals: dashes and dots that group it count for nothing. */
export const bareCode = (typed: string) => typedCode(typed).toUpperCase().replace(/[-._]/g, "");

/** ४ and ٤ as 4. In Unicode the ten digits of a script follow each other. */
export const plainDigits = (text: string) => text.replace(/(?![0-9])\p{Nd}/gu, (digit) => String(valueOf(digit.codePointAt(0)!)));

function valueOf(digit: number): number {
  let zero = digit;
  while (digit - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return digit - zero;
}
