import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { statement } from "@/db/statement";
import { once } from "@/lib/platform/once";

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

/** How long the zones are kept in a process. */
const KEPT_MS = 2000;

interface Kept {
  zones?: Promise<string[]>;
  until: number;
}
const kept = () => once("doctors.zones", (): Kept => ({ until: 0 }));

/**
 * The zones in which there are doctors, verified or not. They hardly ever change, so they are kept for two seconds: a doctor who
 * moves to a zone in which there was nobody is found by date at once by the process that saved it, and within that time by others.
 */
export function listZones(db: Db): Promise<string[]> {
  const at = kept();
  if (at.zones && Date.now() < at.until) return at.zones;
  const zones = selectZones(db, {}).then((rows) => rows.map(({ zone }) => zone));
  // Not kept if it failed: the next search asks again.
  zones.catch(() => at.zones === zones && forgetZones());
  Object.assign(at, { zones, until: Date.now() + KEPT_MS });
  return zones;
}

/** Called after the commit of a doctor's zone. */
export const forgetZones = () => void Object.assign(kept(), { zones: undefined });

/** From one entry of the index to the next: there are far fewer zones than doctors. */
const selectZones = statement<Record<string, never>, { zone: string }>(
  () => sql`with recursive zones as (
      (select time_zone as zone from doctors order by time_zone limit 1)
      union all select (select d.time_zone from doctors d where d.time_zone > zones.zone order by d.time_zone limit 1) from zones where zones.zone is not null)
    select zone from zones where zone is not null`,
);
