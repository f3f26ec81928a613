import type { z } from "zod";
import type { SearchDoctors } from "@/lib/domain/doctors/schema";

/** The filters of a search, in the order in which they are shown. */
export const filterNames = ["q", "specialization", "location", "systemOfMedicine", "language", "mode", "minRating", "maxFee", "availableOn"] as const;
export type FilterName = (typeof filterNames)[number];

/** A search as its address holds it: strings, without the empty ones. `for` is the patient for whom somebody searches; it changes no result. */
export type SearchQuery = Partial<Record<FilterName | "sort" | "cursor" | "for", string>>;

/** Reads the search from an address. If a value is repeated, the first counts. */
export function searchQueryOf(params: Record<string, string | string[] | undefined>): SearchQuery {
  const query: SearchQuery = {};
  for (const name of [...filterNames, "sort", "cursor", "for"] as const) {
    const value = [params[name]].flat()[0]?.trim();
    if (value) query[name] = value;
  }
  return query;
}

/** The address of a search with some changes. Values set to undefined are dropped, and so is the position in the list. */
export function searchHref(query: SearchQuery, changes: SearchQuery = {}): string {
  const { cursor: _, ...kept } = query;
  const next = Object.entries({ ...kept, ...changes }).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return next.length > 0 ? `/doctors?${new URLSearchParams(next)}` : "/doctors";
}

/** The strings of the address are the input that the search decodes. */
export const searchInput = ({ for: _, ...query }: SearchQuery) => query as z.input<typeof SearchDoctors>;

/** True for a date that exists: `Date` itself reads 30 February as 2 March. */
export function isLocalDate(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === value;
}
