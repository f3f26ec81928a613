import { localDay } from "@/lib/clock/local-day";
import { decodeCursor, pageOf } from "@/lib/core/cursor";
import { query } from "@/lib/core/use-case";
import { concernIn } from "./concerns";
import { alike, inLatin, placeIn, withoutTitles } from "./spelling/spellings";
import { readingOf } from "./reading";
import { cardOf } from "./present";
import { FoundDoctors, SearchDoctors } from "./schema";
import { type Search, searchVerified } from "./search-queries";
import { type DayByZone, listZones } from "./zone-queries";

/**
 * The ways to read the words of a search, in order: as written, as a concern that belongs to a field of medicine, and
 * forgiving: as they sound (Laxmi for Lakshmi) or else with typos.
 */
const ways = ["exact", "concern", "forgiving"] as const;
type Way = (typeof ways)[number];

/**
 * Verified doctors that match every filter given. Words are first taken as written; if nobody is found, they are read in the
 * other ways, and the answer says in which one and what was found. A cursor is valid only for the same search.
 */
export const searchDoctors = query({
  name: "doctor.search",
  input: SearchDoctors,
  output: FoundDoctors,
  async run({ db, now }, { limit, cursor, ...asked }) {
    const question = questionOf(asked);
    const list = `doctors.search:${JSON.stringify(question)}`;
    const [known, key, id] = cursor ? decodeCursor(list, cursor) : [];
    const after = cursor ? { key: key!, id: String(id) } : undefined;

    const free = question.availableOn === null ? null : dayIn(await listZones(db), question.availableOn);
    for (const way of known ? [known as Way] : ways) {
      const read = readAs(way, question);
      const rows = read ? await searchVerified(db, { ...read, free, limit, now, after }) : [];
      if (rows.length === 0) continue;
      const { data, nextCursor } = pageOf(list, rows, limit, (row) => [way, row.key, row.id]);
      const cards = data.map(cardOf);
      return { data: cards, nextCursor, ...(question.q !== null && readingOf(way, question.q, cards)) };
    }
    return { data: [], nextCursor: null };
  },
});

/** The search with its words read in one way; undefined if they cannot be read so. */
function readAs(way: Way, question: ReturnType<typeof questionOf>): Omit<Search, "free" | "limit" | "now" | "after"> | undefined {
  if (way === "exact") return { ...question, spelling: "exact", sounds: null };
  if (question.q === null) return undefined;
  if (way === "concern") {
    const concern = question.specialization === null ? concernIn(question.q) : undefined;
    return concern && { ...question, specialization: concern.specialization, q: concern.rest || null, spelling: "exact", sounds: null };
  }
  // The name of a place that has no doctor is not a typo: "Bangalore" is not nearly "Bangla".
  const named = question.location === null ? placeIn(question.q) : undefined;
  if (named?.rest === "") return undefined;
  const q = named?.rest ?? question.q;
  return { ...question, location: named?.place ?? question.location, q, spelling: "forgiving", sounds: alike(q) ?? null };
}

/** When it is a date in each of some zones. */
function dayIn(zones: string[], date: string): DayByZone {
  const days = zones.map((zone) => localDay(date, zone));
  return { zones, from: days.map(({ from }) => from), to: days.map(({ to }) => to) };
}

function questionOf({ q, specialization, location, language, systemOfMedicine, mode, minRating, maxFee, availableOn, sort }: Omit<SearchDoctors, "limit" | "cursor">) {
  return {
    q: q ? wordsOf(q) : null,
    specialization: specialization ? inLatin(specialization.split(/\s+/)).join(" ") : null,
    location: location ? inLatin(location.split(/\s+/)).join(" ") : null,
    language: language ?? null,
    systemOfMedicine: systemOfMedicine ?? null,
    mode: mode ?? null,
    // Rounded first, because 1.1 × 100 is slightly more than 110.
    minRating: Math.ceil(Number(((minRating ?? 0) * 100).toFixed(6))),
    maxFee: maxFee ?? 2_000_000_000,
    availableOn: availableOn ?? null,
    sort: sort ?? "relevance",
  } as const;
}

/** People write a few words. Every further word is searched in all doctors, so a program could make a search expensive. */
const MOST_WORDS = 12;

/**
 * The first words of a search, each once, split as search_line (drizzle/0004) splits them, without the titles of doctors; null
 * if there are only titles. Initials that are written to the name are split off: APRamanathan. The text is cut after NFKC,
 * because NFKC may expand one character to many: ﷺ to eighteen.
 */
function wordsOf(q: string): string | null {
  const apart = q.normalize("NFKC").slice(0, 200).replace(/\b([A-Z]{1,3})(?=[A-Z][a-z]{2})/g, "$1 ");
  const words = [...new Set(apart.split(/[\s!"#&()*+,\-./:;<=>?@[\]^{|}~]+/).filter(Boolean))];
  if (words.length === 0) return q;
  return [...new Set(inLatin(withoutTitles(words)))].slice(0, MOST_WORDS).join(" ") || null;
}
