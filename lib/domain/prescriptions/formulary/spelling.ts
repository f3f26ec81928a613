/*
 * Names as they sound, so that a name is found however it was written in Latin letters: abhayarishta, abhyarisht, abhayarishtam.
 * Only for finding: what sounds alike is shown to the doctor, and never taken silently.
 */

const sounds: readonly (readonly [RegExp, string])[] = [
  [/[^a-z0-9]+/g, ""],
  [/aa/g, "a"], [/ee|ii/g, "i"], [/oo|uu|ou/g, "u"],
  [/ph/g, "f"], [/([tdbkgjc])h/g, "$1"], [/sh/g, "s"],
  [/w/g, "v"], [/x|cks/g, "ks"], [/ck|q/g, "k"], [/c(?=[eiy])/g, "s"], [/c/g, "k"], [/z/g, "s"],
  [/y(?=[^aeiou]|$)/g, "i"], [/ae|oe/g, "e"],
  [/([a-z])\1/g, "$1"],
  [/(?:am|a|e)$/, ""],
];

/** How a name sounds: small letters, long vowels short, aspirates plain, without the last a. */
export const soundOf = (name: string) => sounds.reduce((text, [from, to]) => text.replace(from, to), name.normalize("NFKC").toLowerCase());

/** How many letters differ between two texts, swapped neighbours counted once; `most + 1` as soon as it is more than `most`. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j]!, before[j - 2]! + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length]!;
}
