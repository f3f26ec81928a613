import { type CatalogueEntry, catalogue } from "./catalogue";
import { formulary } from "./lists";
import { distance, soundOf } from "./spelling";

/** A medicine that fits what was typed. */
export interface Found {
  name: string;
  /** What it was found by, if not by its name: an abbreviation or another spelling. */
  by?: string;
  entry?: CatalogueEntry;
}

/** Which letters a text has, as bits: a quick look whether two texts can be alike at all. */
const lettersOf = (text: string) => [...text].reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) & 31)), 0);

function bitsIn(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}

interface Written {
  name: string;
  text: string;
  sound: string;
  letters: number;
  isName: boolean;
  entry?: CatalogueEntry;
}

const plain = (text: string) => text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
const written = (name: string, text: string, entry?: CatalogueEntry): Written => {
  const sound = soundOf(text);
  return { name, text: plain(text), sound, letters: lettersOf(sound), isName: text === name, entry };
};


// Names of the lists that the catalogue lacks belong to other systems of medicine; what is prohibited is never offered.
const known = new Set(catalogue.map(({ name }) => name));
const others = [...new Set(formulary.filter(({ ingredient, list }) => list !== "prohibited" && !known.has(ingredient)).map(({ ingredient }) => ingredient))];
const index: readonly Written[] = [
  ...catalogue.flatMap((entry) => [entry.name, ...entry.synonyms].map((text) => written(entry.name, text, entry))),
  ...others.map((name) => written(name, name)),
];
const exact = new Map(index.toReversed().map((one) => [one.text, one]));
for (const one of index) if (one.isName) exact.set(one.text, one);
for (const entry of catalogue) for (const text of entry.spellings) if (!exact.has(plain(text))) exact.set(plain(text), written(entry.name, text, entry));

/** The medicine with exactly this name, abbreviation or other spelling; capitals and signs do not matter. */
export function findMedicine(typed: string): Found | undefined {
  const one = exact.get(plain(typed));
  return one && foundBy(one);
}

/** The name under which an ingredient is kept, so that aspirin and acetylsalicylic acid count as one. */
export const keptName = (ingredient: string) => findMedicine(ingredient)?.name ?? ingredient;

const foundBy = ({ name, text, isName, entry }: Written): Found => ({ name, ...(isName ? {} : { by: text }), ...(entry ? { entry } : {}) });

/**
 * Medicines for what was typed so far, best first: the same name, names that begin so, names with a word that begins so, and names
 * that sound alike or differ in a letter or two.
 *
 * @param of only these names, if given
 */
export function suggestMedicines(typed: string, limit = 10, of?: ReadonlySet<string>): Found[] {
  const text = plain(typed);
  if (text === "") return [];
  const sound = soundOf(text);
  const letters = lettersOf(sound);
  const ranked = index.flatMap((one) => {
    if (of && !of.has(one.name)) return [];
    const rank = rankOf(one, text, sound, letters);
    return rank === undefined ? [] : [{ one, rank }];
  });
  ranked.sort((a, b) => a.rank - b.rank || Number(b.one.isName) - Number(a.one.isName) || (a.one.name < b.one.name ? -1 : 1));
  const seen = new Set<string>();
  return ranked.filter(({ one }) => !seen.has(one.name) && seen.add(one.name)).slice(0, limit).map(({ one }) => foundBy(one));
}

function rankOf(one: Written, text: string, sound: string, letters: number): number | undefined {
  if (one.text === text) return 0;
  if (one.text.startsWith(text)) return 1;
  if (one.text.includes(` ${text}`)) return 2;
  if (sound.length < 3) return undefined;
  if (one.sound === sound) return 3;
  if (one.sound.startsWith(sound)) return 4;
  const most = sound.length < 5 ? 0 : sound.length < 9 ? 1 : 2;
  if (most === 0 || bitsIn(letters & ~one.letters) > most) return undefined;
  const whole = distance(one.sound, sound, most);
  if (whole <= most) return 4 + whole;
  const begun = distance(one.sound.slice(0, sound.length), sound, most);
  return begun <= most ? 7 + begun : undefined;
}
