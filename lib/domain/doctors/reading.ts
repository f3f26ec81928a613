import { concernIn } from "./concerns";
import { languages } from "./languages";
import type { DoctorCard, Reading } from "./schema";
import { folded, namesOf, soundOf } from "./spelling/spellings";

/** At most so many different findings are named. */
const MOST_NAMED = 3;

/** Which reading found these doctors, and for a guess what it took the words for. @param q the words of the search */
export function readingOf(way: "exact" | "concern" | "alike" | "forgiving", q: string, cards: readonly DoctorCard[]): { reading: Reading; searched?: string[] } {
  if (way === "exact") return { reading: "exact" };
  if (way === "concern") {
    const { specialization, rest } = concernIn(q)!;
    return { reading: "concern", searched: [[specialization, rest].filter(Boolean).join(", ")] };
  }
  const closestOf = q.split(" ").map(closestTo);
  const named = cards.map((card) => {
    const words = wordsOn(card);
    return [...new Set(closestOf.map((closest) => closest(words)))].join(" ");
  });
  return { reading: "forgiving", searched: [...new Set(named)].slice(0, MOST_NAMED) };
}

/** A word on a card, and another way to write it. */
type Written = readonly [shown: string, written: string];

function wordsOn({ name, specializations, qualifications, systemOfMedicine, location, languages: codes }: DoctorCard): Written[] {
  const texts = [name, ...specializations, ...qualifications, systemOfMedicine, location.city, location.state, ...codes.flatMap((code) => languages[code] ?? [])];
  const words = texts.flatMap((text) => text.split(/[\s,()&/]+/)).filter(Boolean);
  const places = [location.city, location.state].flatMap((place) => namesOf(place).map((other) => [place, other] as const));
  return [...words.map((word) => [word, word] as const), ...places];
}

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
const known = new Map<string, Traits>();
const MOST_KNOWN = 10_000;

function knownTraitsOf(word: string): Traits {
  const seen = known.get(word);
  if (seen) return seen;
  if (known.size >= MOST_KNOWN) known.clear();
  const traits = traitsOf(word);
  known.set(word, traits);
  return traits;
}

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
