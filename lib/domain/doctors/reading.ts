import { concernIn } from "./concerns";
import { languages } from "./languages";
import type { DoctorCard, Reading } from "./schema";
import { folded, namesOf, soundOf } from "./spelling/spellings";

/** At most so many different findings are named. */
const MOST_NAMED = 3;
/** How many texts a function keeps. */
const MOST_KEPT = 10_000;

/** Which reading found these doctors, and for a guess what it took the words for. @param q the words of the search */
export function readingOf(way: Reading, q: string, cards: readonly DoctorCard[]): { reading: Reading; searched?: string[] } {
  if (way === "exact") return { reading: "exact" };
  if (way === "concern") {
    const { specialization, rest } = concernIn(q)!;
    return { reading: "concern", searched: [[specialization, rest].filter(Boolean).join(", ")] };
  }
  const closestOf = q.split(" ").map(closestTo);
  const named = new Set<string>();
  for (const card of cards) {
    const words = wordsOn(card);
    named.add([...new Set(closestOf.map((closest) => closest(words)))].join(" "));
    if (named.size === MOST_NAMED) break;
  }
  return { reading: "forgiving", searched: [...named] };
}

/** A word on a card, and another way to write it. */
type Written = readonly [shown: string, written: string];

/** The words of a card; those of each text are kept, because fields and places recur on card after card. */
function wordsOn({ name, specializations, qualifications, systemOfMedicine, location, languages: codes }: DoctorCard): Written[] {
  const texts = [name, ...specializations, ...qualifications, systemOfMedicine, location.city, location.state, ...codes.flatMap((code) => languages[code] ?? [])];
  return [...texts.flatMap(wordsIn), ...[location.city, location.state].flatMap(otherNamesOf)];
}

const wordsIn = kept((text) => text.split(/[\s,()&/]+/).filter(Boolean).map((word): Written => [word, word]));
const otherNamesOf = kept((place) => namesOf(place).map((other): Written => [place, other]));

/** Finds the word that is spelt or sounds most like `typed`. Cards share most of their words, so each is compared once. */
function closestTo(typed: string): (words: readonly Written[]) => string {
  const mine = traitsOf(typed);
  const compared = new Map<string, number>();
  const likenessOf = (written: string) => {
    const seen = compared.get(written);
    if (seen !== undefined) return seen;
    const others = knownTraitsOf(written);
    const likeness = Math.max(shared(mine.letters, others.letters), shared(mine.sounds, others.sounds));
    compared.set(written, likeness);
    return likeness;
  };
  return (words) => {
    let [best, most] = [typed, 0];
    for (const [shown, written] of words) {
      const likeness = likenessOf(written);
      if (likeness > most) [best, most] = [shown, likeness];
    }
    return best;
  };
}

/** What words are compared by: the pairs of letters of their spelling and of their sound. */
interface Traits {
  letters: ReadonlySet<string>;
  sounds: ReadonlySet<string>;
}

function traitsOf(word: string): Traits {
  const plain = folded(word);
  return { letters: pairs(plain), sounds: pairs(soundOf(plain)) };
}

/** The words on cards recur in every search, and finding their traits costs more than comparing them. */
const knownTraitsOf = kept(traitsOf);

/** How much of two words is the same, from 0 to 1, by their pairs of letters (Dice). */
function shared(inA: ReadonlySet<string>, inB: ReadonlySet<string>): number {
  let both = 0;
  for (const pair of inA) if (inB.has(pair)) both++;
  return (2 * both) / (inA.size + inB.size);
}

function pairs(word: string): Set<string> {
  const padded = ` ${word} `;
  return new Set(Array.from({ length: padded.length - 1 }, (_, n) => padded.slice(n, n + 2)));
}

/** A function of a text that keeps what it found. */
function kept<T>(find: (text: string) => T): (text: string) => T {
  const found = new Map<string, T>();
  return (text) => {
    const known = found.get(text);
    if (known !== undefined) return known;
    if (found.size >= MOST_KEPT) found.clear();
    const value = find(text);
    found.set(text, value);
    return value;
  };
}
