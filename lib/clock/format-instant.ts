import { formatWall, type TimeFormat } from "./format-wall";
import { wallTime } from "./local-day";
import { nodesOffset } from "./nodes-offset";
import { isSameZone, offsetAt, presentZoneName } from "./zone-rules";

/** An instant (RFC 3339 or Date) as wall time in an IANA zone. `until` makes it a range; `zone` adds the zone: IST, GMT+1 …. */
export function formatInstant(
  at: string | Date,
  options: { timeZone: string; format?: TimeFormat; until?: string | Date; zone?: boolean; locale?: string },
): string {
  const { timeZone, format, until, zone, locale } = options;
  const wall = (instant: string | Date) => wallTime(new Date(instant), timeZone);
  return formatWall(wall(at), { format, until: until && wall(until), zoneLabel: zone ? zoneLabel(at, timeZone, locale) : undefined, locale });
}

/**
 * The short name of a zone at an instant: "IST", "GMT+1". Letters only where every reader knows them: CST is three zones,
 * and IST two others as well.
 */
export function zoneLabel(at: string | Date, timeZone: string, locale = "en-IN"): string {
  const minutes = minutesAt(at, timeZone);
  if (minutes === 330 && isSameZone(timeZone, "Asia/Kolkata")) return "IST";
  if (minutes === 0) return isSameZone(timeZone, "UTC") ? "UTC" : "GMT";
  return writtenOffset(minutes, locale);
}

/** A zone in words, for a sentence: "India Standard Time", or "Winnipeg (GMT-5)" where Node's names belong to other clocks. */
export function zoneTitle(at: string | Date, timeZone: string, locale = "en-IN"): string {
  const instant = new Date(at);
  const name = presentZoneName(timeZone);
  if (nodesOffset(instant.getTime(), name) === offsetAt(instant.getTime(), timeZone)) {
    const parts = new Intl.DateTimeFormat(locale, { timeZone: name, timeZoneName: "long" }).formatToParts(instant);
    return parts.find(({ type }) => type === "timeZoneName")?.value ?? name;
  }
  return `${name.slice(name.lastIndexOf("/") + 1).replaceAll("_", " ")} (${zoneLabel(at, timeZone, locale)})`;
}

const labels = new Map<string, string>();

/** A zone's offset at an instant, always in figures: "GMT+5:30". */
export const offsetLabel = (at: string | Date, timeZone: string, locale = "en-IN") => writtenOffset(minutesAt(at, timeZone), locale);

const minutesAt = (at: string | Date, timeZone: string) => Math.round(offsetAt(new Date(at).getTime(), timeZone) / 60_000);

/** "GMT+5:30", as the language writes it. Intl is given the offset itself, so its own zone rules have no part in it. */
function writtenOffset(minutes: number, locale: string): string {
  const key = `${locale} ${minutes}`;
  let label = labels.get(key);
  if (label === undefined) {
    const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((part) => String(part).padStart(2, "0"));
    const parts = new Intl.DateTimeFormat(locale, { timeZone: `${minutes < 0 ? "-" : "+"}${hours}:${rest}`, timeZoneName: "shortOffset" }).formatToParts(0);
    label = parts.find(({ type }) => type === "timeZoneName")!.value;
    labels.set(key, label);
  }
  return label;
}
