import { fieldsOfMedicine, places } from "./places";

/*
 * How Indian names are written in Latin letters: Lakshmi and Laxmi, Sridharan and Sreedharan, Choudhary and Chaudhari are
 * the same to the ear. The index holds the sound of each name beside the name; drizzle/0018 has a copy of these rules.
 */

/** Applied in this order to a word in lower case. Each is a pattern and its replacement, for PostgreSQL as for JavaScript. */
export const soundRules: readonly (readonly [pattern: string, replacement: string])[] = [
  ["zh", "l"],
  ["agra[vw]", "agarv"],
  ["x", "ks"],
  ["chh", "ch"],
  ["ck|q", "k"],
  ["ph", "f"],
  ["(ow|ou|au)(?=[bcdfghjklmnprstvz])", "o"],
  ["w", "v"],
  ["z", "j"],
  ["([bdgjkpst])h", "$1"],
  ["ae|oe", "e"],
  ["ee|ii", "i"],
  ["oo|uu", "u"],
  ["aa", "a"],
  ["ei", "ai"],
  ["aya", "ai"],
  ["iy(?=[aeiou])", "i"],
  ["([bcdfghjklmnprstv])y(?=[aeiou])", "$1i"],
  ["ey$", "e"],
  ["y$", "i"],
  ["([a-z])\\1+", "$1"],
  ["([aeiou])h$", "$1"],
];
const rules = soundRules.map(([pattern, replacement]) => [new RegExp(pattern, "g"), replacement] as const);

/** Shorter words, and sounds of one or two letters, say too little. */
const SHORTEST_WORD = 4;
const SHORTEST_SOUND = 3;

/** The sound of a word: of Latin letters by the rules, of Hindi script by its Latin spelling; other words as they are. */
export function soundOf(word: string): string {
  const latin = isHindi(word) ? latinOf(word) : word;
  if (latin.length < SHORTEST_WORD || !/^[a-z]+$/.test(latin)) return latin;
  const sound = rules.reduce((said, [pattern, replacement]) => said.replace(pattern, replacement), latin);
  return sound.length < SHORTEST_SOUND ? latin : sound;
}

/** Lower case, without accents on Latin letters, as fold() and normalize() of the index do it. */
export const folded = (text: string) => text.normalize("NFKC").toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC");

/** Words that stand before a name, in any place of a search. Nobody is called Doctor. */
const everywhere = new Set(["dr", "dr.", "doctor", "drs", "डॉ", "डा", "डॉ.", "डॉक्टर", "डाक्टर", "डॉक्टर"].map(folded));
/** The same, but people are called so, too: left out at the start only, and only if there is another word. */
const atStart = new Set(["vaidya", "vaid", "vd", "hakim", "hakeem", "prof", "professor", "वैद्य", "वैद", "हकीम", "प्रो"].map(folded));

/** The words of a search without the titles of doctors, in English and Hindi. */
export function withoutTitles(words: readonly string[]): string[] {
  const named = words.filter((word) => !everywhere.has(folded(word)));
  while (named.length > 1 && atStart.has(folded(named[0]!))) named.shift();
  return named;
}

const isHindi = (word: string) => /^[\u0900-\u097f]+$/.test(word);

const consonants: Record<string, string> = {
  क: "k", ख: "kh", ग: "g", घ: "gh", ङ: "n", च: "ch", छ: "chh", ज: "j", झ: "jh", ञ: "n", ट: "t", ठ: "th", ड: "d", ढ: "dh", ण: "n", त: "t", थ: "th", द: "d", ध: "dh", न: "n",
  प: "p", फ: "ph", ब: "b", भ: "bh", म: "m", य: "y", र: "r", ल: "l", ळ: "l", व: "v", श: "sh", ष: "sh", स: "s", ह: "h",
};
const vowels: Record<string, string> = { अ: "a", आ: "a", इ: "i", ई: "i", उ: "u", ऊ: "u", ऋ: "ri", ए: "e", ऐ: "ai", ऑ: "o", ओ: "o", औ: "au" };
const signs: Record<string, string> = { "ा": "a", "ि": "i", "ी": "i", "ु": "u", "ू": "u", "ृ": "ri", "े": "e", "ै": "ai", "ॉ": "o", "ो": "o", "ौ": "au", "्": "" };

/** Hindi script in the Latin letters that people use for it. A consonant without a vowel sign has an "a", except at the end. */
export function latinOf(word: string): string {
  const letters = [...word.normalize("NFC").replaceAll("\u093c", "")];
  return letters
    .map((letter, n) => {
      const next = letters[n + 1];
      if (letter in consonants) return consonants[letter]! + (next === undefined || next in signs ? "" : "a");
      if (letter === "ं" || letter === "ँ") return next !== undefined && "पफबभम".includes(next) ? "m" : "n";
      return vowels[letter] ?? signs[letter] ?? "";
    })
    .join("");
}

const longestName = 3;

type Known = ReadonlyMap<string, string>;
const known = (groups: readonly (readonly string[])[]): Known => new Map(groups.flatMap((names) => names.map((name) => [wordsIn(name).join(" "), names[0]!] as const)));
const knownPlaces = known(places);
function isInOtherScript(text: string): boolean {
  return /[^ -\u024f]/.test(text);
}
/** What is written in other scripts than Latin, and its first name in Latin letters. */
const inOtherScripts: Known = new Map([...knownPlaces, ...known(fieldsOfMedicine)].filter(([name]) => isInOtherScript(name)));

function wordsIn(text: string): string[] {
  return folded(text).split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);
}

/** The longest known name that begins at a word, and how many words it has. */
function nameAt(words: readonly string[], at: number, names: Known): { name: string; length: number } | undefined {
  for (let length = Math.min(longestName, words.length - at); length > 0; length--) {
    const name = names.get(wordsIn(words.slice(at, at + length).join(" ")).join(" "));
    if (name) return { name, length };
  }
  return undefined;
}

/** The words with each place and field of medicine that is written in Hindi or another script in Latin letters: बेंगलुरु is Bengaluru. */
export function inLatin(words: readonly string[]): string[] {
  if (!words.some(isInOtherScript)) return [...words];
  const latin: string[] = [];
  for (let at = 0; at < words.length; ) {
    const found = nameAt(words, at, inOtherScripts);
    latin.push(...(found ? found.name.split(" ") : [words[at]!]));
    at += found?.length ?? 1;
  }
  return latin;
}

/** The first place that these words name, by its official name, and the words without it; undefined if they name none. */
export function placeIn(q: string): { place: string; rest: string } | undefined {
  const words = wordsIn(q);
  for (let at = 0; at < words.length; at++) {
    const found = nameAt(words, at, knownPlaces);
    if (found) return { place: found.name, rest: [...words.slice(0, at), ...words.slice(at + found.length)].join(" ") };
  }
  return undefined;
}

/** Every name of a place that is called so, also by a former name; none if the place is not known. */
export const namesOf = (place: string): readonly string[] => namesByName.get(folded(place)) ?? [];
const namesByName = new Map(places.toReversed().flatMap((names) => names.map((name) => [folded(name), names] as const)));

/** The words as they sound; a place keeps its spelling. Undefined if that changes nothing. */
export function alike(q: string): string | undefined {
  const words = wordsIn(q);
  const sounds = words.map((word) => (knownPlaces.has(word) ? word : soundOf(word)));
  return sounds.every((sound, n) => sound === words[n]) ? undefined : sounds.join(" ");
}
