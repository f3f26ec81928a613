import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { isOpen, offersMode } from "@/db/slots";
import { statement } from "@/db/statement";
import type { Sort } from "./schema";
import { type DayByZone, type DayEdges, edgesOf } from "./zone-queries";

/*
 * The search: one statement for each page. Every filter but the date is always in the statement and has no effect if its value
 * is null, so that a few prepared statements serve all combinations. A date would cost every doctor on a page a look at the
 * zones, so a search with a date has statements of its own. CASE hides the filters from the planner: it would estimate that
 * six filters leave only a few rows, and read the whole table. Reading in the order of the index finds a page at once.
 */

/** The filters and the order of a search; a filter that is null is not used. */
export interface Search {
  q: string | null;
  specialization: string | null;
  location: string | null;
  language: string | null;
  systemOfMedicine: string | null;
  /** How the reader wants to meet. */
  mode: string | null;
  /** In hundredths. */
  minRating: number;
  /** In minor units. */
  maxFee: number;
  /** What a date asked for is in each zone in which there are doctors. */
  free: DayByZone | null;
  sort: Sort;
  /** Whether q must match as it is written; forgiving, it may be spelt otherwise. */
  spelling: Spelling;
  /** How the words of q sound, if that is not how they are written. Used by a forgiving search only. */
  sounds: string | null;
  /** Key and id of the last row of the page before; undefined on the first page. */
  after: { key: string | number; id: string } | undefined;
  limit: number;
  now: Date;
}
export type Spelling = "exact" | "forgiving";

/** A row of a search, as the driver gives it. */
export interface FoundDoctor {
  id: string;
  /** The fields of the practice that a list shows, packed into one text. */
  card: string;
  ratingHundredths: number;
  ratingCount: number;
  /** The instant as text; null if the doctor has no free slot. */
  nextAvailableAt: string | null;
  key: string | number;
}

type Values = DayEdges & {
  now: string; count: number; minRating: number; maxFee: number; system: string | null; mode: string | null; language: string | null; place: string | null;
  specialization: string | null; key: string | number; id: string; q: string | null; sounds: string | null;
};

/** The verified doctors that match, in the order of `sort`; up to `limit + 1`. */
export function searchVerified(db: Db, search: Search): Promise<FoundDoctor[]> {
  const { sort, after } = search;
  const start = orders[sort].direction === "desc" ? { key: 2_147_483_647, id: LAST_ID } : { key: sort === "nextAvailable" ? "-infinity" : -1, id: FIRST_ID };
  return familyOf(search)[sort](db, {
    now: search.now.toISOString(),
    count: search.limit + 1,
    minRating: search.minRating,
    maxFee: search.maxFee,
    system: search.systemOfMedicine,
    mode: search.mode,
    language: search.language,
    place: search.location,
    specialization: search.specialization,
    ...edgesOf(search.free),
    q: search.q,
    sounds: search.sounds,
    ...(after ?? start),
  });
}

function familyOf({ q, spelling, specialization, location, free }: Search) {
  const { named, nearlyNamed, local, everyone } = free === null ? onAnyDay : onOneDay;
  if (q !== null) return spelling === "exact" ? named : nearlyNamed;
  return specialization !== null && location !== null ? local : everyone;
}

const FIRST_ID = "00000000-0000-0000-0000-000000000000";
const LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";
const $ = sql.placeholder;

const open = sql`${isOpen($("now"))} and ${offersMode($("mode"))}`;
/** An edge of the date asked for in the zone of doctor `d`; null where no such zone was known. */
const edge = (name: "dayFrom" | "dayTo") => sql`(select ${$(name)}::text[]::timestamptz[])[array_position(${$("zones")}::text[], d.time_zone)]`;
const inZone = sql`d.time_zone = any (${$("zones")}::text[])`;
const onTheDay = sql`s.starts_at >= ${edge("dayFrom")} and s.starts_at < ${edge("dayTo")}`;

/** When a doctor must be free: at any time to come, or on one date. */
interface When {
  /** The slots `s` of doctor `d` that count. */
  free: SQL;
  /** Whether doctor `d` has one of them. */
  isFree: SQL;
  /** The earliest slots of all doctors, by which the search for the soonest begins. */
  earliest: SQL;
}
const ofDoctor = sql`s.doctor_id = d.id and ${open}`;
const anyDay: When = {
  free: ofDoctor,
  // A doctor with no free time at present counts if the weekly hours have this way to meet.
  isFree: sql`case when ${$("mode")}::text is null then true else exists (select from availability_slots s where ${ofDoctor})
    or exists (select from practice_schedules h where h.doctor_id = d.id and jsonb_path_exists(h.rules, '$[*].modes[*] ? (@ == $mode)', jsonb_build_object('mode', ${$("mode")}::text))) end`,
  earliest: sql`select s.doctor_id, s.starts_at from availability_slots s where ${open} order by s.starts_at, s.doctor_id limit 150`,
};
const oneDay: When = {
  free: sql`${ofDoctor} and ${onTheDay}`,
  isFree: sql`${inZone} and exists (select from availability_slots s where ${ofDoctor} and ${onTheDay})`,
  earliest: sql`select s.doctor_id, s.starts_at from availability_slots s where ${open} and s.starts_at >= ${$("first")}::timestamptz and s.starts_at < ${$("last")}::timestamptz
    and case when (select ${inZone} and ${onTheDay} from doctors d where d.id = s.doctor_id) then true else false end
    order by s.starts_at, s.doctor_id limit 150`,
};

const firstFree = ({ free }: When) => sql`lateral (select s.starts_at from availability_slots s where ${free} order by s.starts_at limit 1) n on true`;

const filters = ({ isFree }: When) => sql`d.status = 'verified' and case when d.rating_hundredths >= ${$("minRating")}::int and d.fee_amount <= ${$("maxFee")}::int
  and (${$("system")}::text is null or d.system_of_medicine = ${$("system")}::text)
  and (${$("specialization")}::text is null or (select search_line(${$("specialization")}::text)) = any (d.specialization_keys))
  and (${$("place")}::text is null or d.search_place like all (array(select '% ' || like_literal(w) || ' %' from unnest(search_words(${$("place")}::text)) w)))
  and (${$("language")}::text is null or ${$("language")}::text = any (d.languages))
  and ${isFree}
  then true else false end`;

const shown = sql`d.id, d.card, d.rating_hundredths as "ratingHundredths", d.rating_count as "ratingCount"`;

interface Order {
  /** The sort key of a doctor `d`; `relevance` is how well `d` matches q. */
  key: (relevance: SQL) => SQL;
  direction: "asc" | "desc";
  /** A filter on the key itself: the scan of the index can stop when it fails. */
  end?: SQL;
}
const orders: Record<Sort, Order> = {
  // The rating has at most three digits, so relevance decides first and rating second.
  relevance: { key: (relevance) => sql`(${relevance}) * 1000 + d.rating_hundredths`, direction: "desc" },
  rating: { key: () => sql`d.rating_hundredths`, direction: "desc", end: sql`d.rating_hundredths >= ${$("minRating")}::int` },
  fee: { key: () => sql`d.fee_amount`, direction: "asc", end: sql`d.fee_amount <= ${$("maxFee")}::int` },
  experience: { key: () => sql`d.experience_years`, direction: "desc" },
  nextAvailable: { key: () => sql`coalesce(n.starts_at, 'infinity')`, direction: "asc" },
};

type Statement = ReturnType<typeof statement<Values, FoundDoctor>>;
const perSort = (make: (sort: Sort) => SQL) =>
  Object.fromEntries(Object.keys(orders).map((sort) => [sort, statement<Values, FoundDoctor>(() => make(sort as Sort))])) as Record<Sort, Statement>;

/** One page of doctors `d` from `source`, by keyset, and then the first free slot of the doctors on the page. */
function pageOf(when: When, source: SQL, sort: Sort, relevance: SQL, matching: SQL): SQL {
  const { key, direction, end = sql`true` } = orders[sort];
  const [way, beyond] = direction === "asc" ? [sql`asc`, sql`>`] : [sql`desc`, sql`<`];
  const place = key(relevance);
  if (sort === "nextAvailable") {
    return sql`select ${shown}, nullif(d.key, 'infinity') as "nextAvailableAt", d.key from (
      select d.*, ${place} as key from ${source} left join ${firstFree(when)} where ${matching} and ${filters(when)}
        and (${place}, d.id) > (${$("key")}::timestamptz, ${$("id")}::uuid) order by key, d.id limit ${$("count")}) d order by d.key, d.id`;
  }
  return sql`select ${shown}, n.starts_at as "nextAvailableAt", d.key from (
      select d.*, ${place} as key from ${source} where ${matching} and ${filters(when)}
        and ${end} and (${place}, d.id) ${beyond} (${$("key")}::int, ${$("id")}::uuid) order by ${place} ${way}, d.id ${way} limit ${$("count")}) d
    left join ${firstFree(when)} order by d.key ${way}, d.id ${way}`;
}

/** A search without words. It has no relevance, so `relevance` sorts by rating. */
const plain = (when: When, source: SQL, sort: Sort) => pageOf(when, source, sort === "relevance" ? "rating" : sort, sql`0`, sql`true`);

/** Without words: reads in the order of an index until the page is full. */
const everyone = (when: When) =>
  perSort((sort) => {
    const ordered = plain(when, sql`doctors d`, sort);
    return sort === "nextAvailable" ? soonestFirst(when, ordered) : ordered;
  });

/** Few doctors have the same specialization and place: they are looked up and then sorted. OFFSET 0 keeps the planner from another plan. */
const local = (when: When) => perSort((sort) =>
  plain(when, sql`(select * from doctors d where d.specialization_keys @> array[(select search_line(${$("specialization")}::text))] offset 0) d`, sort),
);

/**
 * Looking up the next free slot of every doctor is slow. For the first page, the earliest slots of all doctors are read
 * first: if enough matching doctors are among them, they are the page. Otherwise few doctors match or few are free, and
 * `ordered` is used.
 */
function soonestFirst(when: When, ordered: SQL): SQL {
  return sql`with soon as materialized (
      select d.*, first.key from (
        select doctor_id, min(starts_at) as key from (${when.earliest}) earliest
        group by doctor_id order by 2, 1) first
      cross join lateral (select * from doctors d where d.id = first.doctor_id and ${filters(when)} offset 0) d
      where ${$("key")}::timestamptz = '-infinity' order by first.key, d.id limit ${$("count")})
    select ${shown}, d.key as "nextAvailableAt", d.key from soon d where (select count(*) from soon) = ${$("count")}
    union all (select * from (${ordered}) late where (select count(*) from soon) < ${$("count")})
    order by key, id`;
}

/** Patterns of the words of a text. A word of one or two letters must begin a word; longer ones may be anywhere in a word. */
const askedBy = (name: string, text: "q" | "sounds") => sql`${sql.raw(name)} as materialized (
  select array_agg('%' || case when length(w) < 3 then ' ' else '' end || like_literal(w) || '%' order by length(w) desc) as words, array_agg('% ' || like_literal(w) || '%') as names
  from unnest(search_words(${$(text)}::text)) w)`;
const has = (name: string) => sql`d.search_text like (select words[1] from ${sql.raw(name)}) and d.search_text like all ((select words from ${sql.raw(name)})::text[])`;
const hasEveryWord = has("asked");
/** 2 if the name has all of the words, 1 if it has some, otherwise 0. */
const inName = (name: string) => sql`(d.search_name like any ((select names from ${sql.raw(name)})::text[]))::int + (d.search_name like all ((select names from ${sql.raw(name)})::text[]))::int`;

/** Every word must match as it is written. */
const named = (when: When) => perSort((sort) => sql`with ${askedBy("asked", "q")} ${pageOf(when, sql`doctors d`, sort, inName("asked"), hasEveryWord)}`);

/**
 * Forgives other spellings: the words are first taken as they sound. If no verified doctor is found so, typos are forgiven:
 * each word matches the known words closest to it. That only if no verified doctor at all has every word as written, whatever
 * the other filters: a correct spelling that the other filters exclude is not a typo.
 */
const nearlyNamed = (when: When) => perSort((sort) => {
  const sounding = sql`sounding as materialized (
    select d.id, (${inName("heard")}) as relevance from doctors d where d.status = 'verified' and ${has("heard")})`;
  const near = sql`near as materialized (
    select id, relevance from sounding
    union all
    select id, sum(closeness)::int as relevance from (
      select d.id, w.n, max(known.closeness) as closeness from unnest(search_words(${$("q")}::text)) with ordinality as w (word, n)
      join lateral (
        select word, closeness from (
          select v.word, round(100 * word_similarity(w.word, v.word))::int as closeness, round(100 * max(word_similarity(w.word, v.word)) over ())::int as closest
          from doctor_words v where w.word <% v.word and like_literal(w.word) = w.word) alike
        where closeness >= closest - 15 order by closeness desc, word limit 20) known on true
      join doctors d on d.status = 'verified' and d.search_text like '% ' || like_literal(known.word) || ' %'
      where not exists (select from sounding) and not exists (select from doctors d where d.status = 'verified' and ${hasEveryWord})
      group by d.id, w.n) hits
    group by id having count(*) = cardinality((select words from asked)))`;
  return sql`with ${askedBy("asked", "q")}, ${askedBy("heard", "sounds")}, ${sounding}, ${near} ${pageOf(when, sql`near join doctors d using (id)`, sort, sql`near.relevance`, sql`true`)}`;
});

const statementsFor = (when: When) => ({ everyone: everyone(when), local: local(when), named: named(when), nearlyNamed: nearlyNamed(when) });
const [onAnyDay, onOneDay] = [statementsFor(anyDay), statementsFor(oneDay)];
