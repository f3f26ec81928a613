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
  const typed = q.split(" ");
  const named = cards.map((card) => {
    const words = wordsOn(card);
    return [...new Set(typed.map((word) => closest(word, words)))].join(" ");
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

/** The word that is spelt or sounds most like `typed`. */
function closest(typed: string, words: readonly Written[]): string {
  let [best, most] = [typed, 0];
  for (const [shown, written] of words) {
    const likeness = Math.max(shared(folded(typed), folded(written)), shared(soundOf(folded(typed)), soundOf(folded(written))));
    if (likeness > most) [best, most] = [shown, likeness];
  }
  return best;
}

/** How much of two words is the same, from 0 to 1, by their pairs of letters (Dice). */
function shared(a: string, b: string): number {
  const [inA, inB] = [pairs(a), pairs(b)];
  let both = 0;
  for (const pair of inA) if (inB.has(pair)) both++;
  return (2 * both) / (inA.size + inB.size);
}

function pairs(word: string): Set<string> {
  const padded = ` ${word} `;
  return new Set(Array.from({ length: padded.length - 1 }, (_, n) => padded.slice(n, n + 2)));
}
