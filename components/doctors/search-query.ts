import type { z } from "zod";
import type { SearchDoctors } from "@/lib/domain/doctors/schema";

/** What a search can be narrowed by, in the order in which it is shown. */
export const filterNames = ["q", "specialization", "location", "systemOfMedicine", "language", "minRating", "maxFee", "availableOn"] as const;
export type FilterName = (typeof filterNames)[number];

/** A search as its address holds it: strings, empty ones left out. */
export type SearchQuery = Partial<Record<FilterName | "sort" | "cursor", string>>;

/** The search of an address. Where something is given twice, the first counts. */
export function searchQueryOf(params: Record<string, string | string[] | undefined>): SearchQuery {
  const query: SearchQuery = {};
  for (const name of [...filterNames, "sort", "cursor"] as const) {
    const value = [params[name]].flat()[0]?.trim();
    if (value) query[name] = value;
  }
  return query;
}

/** The address of a search with some of it changed. What is left undefined is dropped; so is the place in the list. */
export function searchHref(query: SearchQuery, changes: SearchQuery = {}): string {
  const { cursor: _, ...kept } = query;
  const next = Object.entries({ ...kept, ...changes }).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return next.length > 0 ? `/doctors?${new URLSearchParams(next)}` : "/doctors";
}

/** The address's strings are what the search itself decodes. */
export const searchInput = (query: SearchQuery) => query as z.input<typeof SearchDoctors>;

/** True for a date that exists: `Date` itself takes 30 February for 2 March. */
export function isLocalDate(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === value;
}
