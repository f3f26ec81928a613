import { decodeCursor, pageOf } from "@/lib/core/cursor";
import { query } from "@/lib/core/use-case";
import { cardOf } from "./present";
import { DoctorCardPage, SearchDoctors } from "./schema";
import { type Search, searchVerified, type Spelling } from "./search-queries";

/**
 * Verified doctors that match every filter given. Words are first taken as written; where nobody is found under them,
 * typos are forgiven. A cursor is good for the same question alone.
 */
export const searchDoctors = query({
  name: "doctor.search",
  input: SearchDoctors,
  output: DoctorCardPage,
  async run({ db, now }, { limit, cursor, ...asked }) {
    const question = questionOf(asked);
    const list = `doctors.search:${JSON.stringify(question)}`;
    const [spelling, key, id] = cursor ? decodeCursor(list, cursor) : ["exact"];
    const search: Search = { ...question, limit, now, spelling: spelling as Spelling, after: cursor ? { key: key!, id: String(id) } : undefined };

    let rows = await searchVerified(db, search);
    if (rows.length === 0 && question.q !== null && !cursor) {
      search.spelling = "forgiving";
      rows = await searchVerified(db, search);
    }
    const { data, nextCursor } = pageOf(list, rows, limit, (row) => [search.spelling, row.key, row.id]);
    return { data: data.map(cardOf), nextCursor };
  },
});

function questionOf({ q, specialization, location, language, systemOfMedicine, minRating, maxFee, availableOn, sort }: Omit<SearchDoctors, "limit" | "cursor">) {
  return {
    q: q ? wordsOf(q) || q : null,
    specialization: specialization || null,
    location: location || null,
    language: language ?? null,
    systemOfMedicine: systemOfMedicine ?? null,
    // Rounded first: 1.1 × 100 is a hair above 110.
    minRating: Math.ceil(Number(((minRating ?? 0) * 100).toFixed(6))),
    maxFee: maxFee ?? 2_000_000_000,
    availableOn: availableOn ?? null,
    sort: sort ?? "relevance",
  } as const;
}

/** Who looks for a doctor writes a few; every further one is looked for in every doctor, which a program could make dear. */
const MOST_WORDS = 12;

/** The first words of what is looked for, each once, parted where search_line (drizzle/0004) parts them. One sign may stand for many: ﷺ for eighteen. */
function wordsOf(q: string): string {
  const words = q.normalize("NFKC").slice(0, 200).split(/[\s!"#&()*+,\-./:;<=>?@[\]^{|}~]+/);
  return [...new Set(words.filter(Boolean))].slice(0, MOST_WORDS).join(" ");
}
