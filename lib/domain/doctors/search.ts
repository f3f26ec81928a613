import { localDay } from "@/lib/clock/local-day";
import { decodeCursor, pageOf } from "@/lib/core/cursor";
import { query } from "@/lib/core/use-case";
import { concernIn } from "./concerns";
import { cardOf } from "./present";
import { DoctorCardPage, SearchDoctors } from "./schema";
import { type Search, searchVerified } from "./search-queries";
import { type DayByZone, listZones } from "./zone-queries";

/** How a question's words are read: as they are written, as a concern that a field of medicine answers, with typos forgiven. */
const readings = ["exact", "concern", "forgiving"] as const;
type Reading = (typeof readings)[number];

/**
 * Verified doctors that match every filter given. Words are first taken as written; where nobody is found under them, as
 * a concern ("acidity"), and then typos are forgiven. A cursor is good for the same question alone.
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

/** The question in one reading; undefined where it has none in that. */
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
