import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { statement } from "@/db/statement";

/** A local date as instants, by zone: three lists of one length. */
export interface DayByZone {
  zones: string[];
  from: Date[];
  to: Date[];
}
/** The same as a statement takes it; all null where no date was asked for. */
export type DayEdges = {
  zones: string[] | null;
  dayFrom: string[] | null;
  dayTo: string[] | null;
  first: string | null;
  last: string | null;
};

/** The day in every zone, and from its first moment anywhere to its last. ISO texts sort as their instants do. */
export function edgesOf(free: DayByZone | null): DayEdges {
  if (free === null) return { zones: null, dayFrom: null, dayTo: null, first: null, last: null };
  const [dayFrom, dayTo] = [free.from, free.to].map((edges) => edges.map((at) => at.toISOString())) as [string[], string[]];
  return { zones: free.zones, dayFrom, dayTo, first: dayFrom.toSorted()[0] ?? null, last: dayTo.toSorted().at(-1) ?? null };
}

/** The zones in which there are doctors. From one entry of the index to the next: there are far fewer zones than doctors. */
export async function listZones(db: Db): Promise<string[]> {
  const rows = await selectZones(db, {});
  return rows.map(({ zone }) => zone);
}

const selectZones = statement<Record<string, never>, { zone: string }>(
  () => sql`with recursive zones as (
      (select time_zone as zone from doctors order by time_zone limit 1)
      union all select (select d.time_zone from doctors d where d.time_zone > zones.zone order by d.time_zone limit 1) from zones where zones.zone is not null)
    select zone from zones where zone is not null`,
);
