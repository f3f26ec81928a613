import { localDay } from "@/lib/clock/local-day";
import { decodeCursor, pageOf } from "@/lib/core/cursor";
import { query } from "@/lib/core/use-case";
import { concernIn } from "./concerns";
import { cardOf } from "./present";
import { DoctorCardPage, SearchDoctors } from "./schema";
import { type Search, searchVerified } from "./search-queries";
import { type DayByZone, listZones } from "./zone-queries";

/** The ways to read the words of a search, in order: as written, as a concern that belongs to a field of medicine, with typos forgiven. */
const readings = ["exact", "concern", "forgiving"] as const;
type Reading = (typeof readings)[number];

/**
 * Verified doctors that match every filter given. Words are first taken as written; if nobody is found, as a concern
 * ("acidity"), and then typos are forgiven. A cursor is valid only for the same search.
 */
export const searchDoctors = query({
  name: "doctor.search",
  input: SearchDoctors,
  output: DoctorCardPage,
  async run({ db, now }, { limit, cursor, ...asked }) {
    const question = questionOf(asked);
    const list = `doctors.search:${JSON.stringify(question)}`;
    const [known, key, id] = cursor ? decodeCursor(list, cursor) : [];
    const after = cursor ? { key: key!, id: String(id) } : undefined;

    const free = question.availableOn === null ? null : dayIn(await listZones(db), question.availableOn);
    for (const reading of known ? [known as Reading] : readings) {
      const read = readAs(reading, question);
      const rows = read ? await searchVerified(db, { ...read, free, limit, now, after }) : [];
      if (rows.length === 0) continue;
      const { data, nextCursor } = pageOf(list, rows, limit, (row) => [reading, row.key, row.id]);
      return { data: data.map(cardOf), nextCursor };
    }
    return { data: [], nextCursor: null };
  },
});

/** The search with its words read in one way; undefined if they cannot be read so. */
function readAs(reading: Reading, question: ReturnType<typeof questionOf>): Omit<Search, "free" | "limit" | "now" | "after"> | undefined {
  if (reading === "exact") return { ...question, spelling: "exact" };
  if (question.q === null) return undefined;
  if (reading === "forgiving") return { ...question, spelling: "forgiving" };
  const concern = question.specialization === null ? concernIn(question.q) : undefined;
  return concern && { ...question, specialization: concern.specialization, q: concern.rest || null, spelling: "exact" };
}

/** When it is a date in each of some zones. */
function dayIn(zones: string[], date: string): DayByZone {
  const days = zones.map((zone) => localDay(date, zone));
  return { zones, from: days.map(({ from }) => from), to: days.map(({ to }) => to) };
}

function questionOf({ q, specialization, location, language, systemOfMedicine, minRating, maxFee, availableOn, sort }: Omit<SearchDoctors, "limit" | "cursor">) {
  return {
    q: q ? wordsOf(q) || q : null,
    specialization: specialization || null,
    location: location || null,
    language: language ?? null,
    systemOfMedicine: systemOfMedicine ?? null,
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
 * The first words of a search, each once, split as search_line (drizzle/0004) splits them. The text is cut after NFKC,
 * because NFKC may expand one character to many: ﷺ to eighteen.
 */
function wordsOf(q: string): string {
  const words = q.normalize("NFKC").slice(0, 200).split(/[\s!"#&()*+,\-./:;<=>?@[\]^{|}~]+/);
  return [...new Set(words.filter(Boolean))].slice(0, MOST_WORDS).join(" ");
}
