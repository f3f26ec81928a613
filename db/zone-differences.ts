import { sql } from "drizzle-orm";
import { nodesOffset } from "@/lib/clock/nodes-offset";
import { offsetAt, zoneRelease } from "@/lib/clock/zone-rules";
import { once } from "@/lib/platform/once";
import { database } from "./client";

/** How long an answer is reused: zones differ for months, and anyone may ask. */
const GOOD_FOR_MS = 60_000;

/** Places whose law has changed lately, or often; and some of which no difference is expected. */
const watched = [
  "Africa/Cairo", "Africa/Casablanca", "Africa/Juba", "America/Asuncion", "America/Edmonton", "America/Havana", "America/Inuvik", "America/Mexico_City",
  "America/New_York", "America/Santiago", "America/Sao_Paulo", "America/Vancouver", "America/Winnipeg", "Asia/Almaty", "Asia/Amman", "Asia/Beirut",
  "Asia/Gaza", "Asia/Kathmandu", "Asia/Kolkata", "Asia/Tehran", "Europe/Istanbul", "Europe/London", "Europe/Moscow", "Pacific/Apia",
];

/** Which zone rules the product uses, and of which watched zones Node's and PostgreSQL's own rules give another time now. */
export interface ZoneDifferences {
  release: string;
  node: { release: string; differs: string[] };
  /** `differs` is null where PostgreSQL could not be asked. The product does not use its rules; people at its console do. */
  postgres: { differs: string[] | null };
}

/** Never fails. Calls within a minute share one query. */
export function zoneDifferences(): Promise<ZoneDifferences> {
  const last = once("zone-differences", () => ({ goodUntil: 0 }) as { goodUntil: number; answer?: Promise<ZoneDifferences> });
  if (last.answer && performance.now() < last.goodUntil) return last.answer;
  last.goodUntil = performance.now() + GOOD_FOR_MS;
  last.answer = look();
  return last.answer;
}

async function look(): Promise<ZoneDifferences> {
  const now = Date.now();
  const differing = (offsetOf: (zone: string) => number | undefined) => watched.filter((zone) => offsetOf(zone) !== offsetAt(now, zone));
  const postgres = await postgresOffsets().catch(() => undefined);
  return {
    release: zoneRelease(),
    node: { release: process.versions.tz ?? "", differs: differing((zone) => nodesOffset(now, zone)) },
    postgres: { differs: postgres ? differing((zone) => postgres.get(zone)) : null },
  };
}

/** The watched zones' offsets by PostgreSQL's rules, in milliseconds. */
async function postgresOffsets(): Promise<Map<string, number>> {
  const rows = await database().execute<{ zone: string; seconds: number }>(sql`
    select zone, extract(epoch from (now() at time zone zone) - (now() at time zone 'UTC'))::int as seconds
    from unnest(${sql.param(watched)}::text[]) zone`);
  return new Map(rows.map(({ zone, seconds }) => [zone, seconds * 1000]));
}
