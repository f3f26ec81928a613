import { readFileSync } from "node:fs";
import path from "node:path";
import { once } from "@/lib/platform/once";

/*
 * The rules of all time zones, from one release of the tz database that the product carries itself. Node, PostgreSQL and
 * each browser have a release of their own, so the same instant would be an hour apart between them. Only this file answers
 * what a zone's clocks show. It reads a file, so it cannot get into a browser's bundle.
 */

/** Where `npm update moment-timezone` puts a newer release. Only its data are used, never its code. */
const DATA_FILE = "node_modules/moment-timezone/data/packed/latest.json";

interface Packed {
  /** The release of the tz database: 2026f. */
  version: string;
  /** `name|abbreviations|offsets|index of an offset for each period|lengths of the periods|population` */
  zones: string[];
  /** `zone|another name of it` */
  links: string[];
  /** `country|its zones`, by the names in use now. */
  countries: string[];
}

interface ZoneRules {
  /** The instants at which clocks change, in milliseconds, ascending. */
  changes: Float64Array;
  /** Offset from UTC in milliseconds before the first change, and after each. */
  offsets: Float64Array;
}

interface Zone {
  /** The name as the tz database spells it. */
  name: string;
  packed: string;
  rules?: ZoneRules;
}

/** The release of the tz database in use: "2026f". */
export const zoneRelease = () => known().release;

/** Every name the rules know, old names included. */
export const zoneNames = (): string[] => [...known().zones.values()].map(({ name }) => name);

/** The names in use today: one or more for each country, and UTC. */
export const presentZoneNames = (): string[] => [...known().present, "UTC"].sort();

/** A known zone's name as the tz database spells it; undefined for anything else. Upper and lower case do not matter. */
export const spelledZone = (name: string): string | undefined => known().zones.get(name.toLowerCase())?.name;

/** The name that a zone has today: Asia/Kolkata for Asia/Calcutta. Browsers still say the former. */
export function presentZoneName(name: string): string {
  const { zones, present } = known();
  const zone = zones.get(name.toLowerCase());
  if (!zone || present.has(zone.name)) return zone?.name ?? name;
  const same = [...zones.values()].filter((other) => other.packed === zone.packed && present.has(other.name)).map((other) => other.name);
  const head = zone.packed.slice(0, zone.packed.indexOf("|"));
  return same.includes(head) ? head : (same[0] ?? zone.name);
}

/** A zone's offset from UTC at an instant, both in milliseconds. */
export function offsetAt(instant: number, timeZone: string): number {
  const { changes, offsets } = rulesOf(timeZone);
  let [low, high] = [0, changes.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (changes[middle]! <= instant) low = middle + 1;
    else high = middle;
  }
  return offsets[low]!;
}

/** True if two names mean one zone: Asia/Calcutta and Asia/Kolkata. */
export const isSameZone = (a: string, b: string) => rulesOf(a) === rulesOf(b);

function rulesOf(timeZone: string): ZoneRules {
  const { exact, rules } = known();
  const ready = exact.get(timeZone);
  if (ready) return ready;
  const zone = zoneOf(timeZone);
  let made = rules.get(zone.packed);
  if (!made) rules.set(zone.packed, (made = unpacked(zone.packed)));
  // A caller may spell a zone in very many ways, so only the right spelling is kept.
  if (timeZone === zone.name) exact.set(timeZone, made);
  return made;
}

/**
 * Profiles may still hold a name that was taken when Node decided what a zone is ("BST", read as Asia/Dhaka). It goes on
 * meaning what it meant, and what nobody knows is UTC: a page must not fail on it.
 */
function zoneOf(timeZone: string): Zone {
  const { zones } = known();
  return zones.get(timeZone.toLowerCase()) ?? zones.get(formerly(timeZone).toLowerCase()) ?? zones.get("utc")!;
}

function formerly(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}

function known() {
  return once("clock.zones", () => {
    const packed = JSON.parse(readFileSync(path.resolve(DATA_FILE), "utf8")) as Packed;
    const zones = new Map<string, Zone>();
    for (const text of packed.zones) add(text.slice(0, text.indexOf("|")), text);
    for (const link of packed.links) {
      const [zone, other] = link.split("|") as [string, string];
      add(other, zones.get(zone.toLowerCase())!.packed);
    }
    function add(name: string, text: string) {
      zones.set(name.toLowerCase(), { name, packed: text });
    }
    const present = new Set(packed.countries.flatMap((country) => country.split("|")[1]!.split(" ")));
    return { release: packed.version, zones, present, rules: new Map<string, ZoneRules>(), exact: new Map<string, ZoneRules>() };
  });
}

/** Reads one zone. Times are in minutes, offsets count westwards, and the number of digits after the point gives seconds. */
function unpacked(text: string): ZoneRules {
  const [, , offsets = "", indexes = "", lengths = ""] = text.split("|");
  const known = offsets.split(" ").map((offset) => 0 - milliseconds(offset));
  let at = 0;
  const changes = (lengths === "" ? [] : lengths.split(" ")).map((length) => (at += milliseconds(length)));
  return { changes: Float64Array.from(changes), offsets: Float64Array.from(indexes, (index) => known[digitOf(index)]!) };
}

/** A number of minutes in base 60, in whole milliseconds. */
function milliseconds(text: string): number {
  const isNegative = text.startsWith("-");
  const [whole = "", part = ""] = (isNegative ? text.slice(1) : text).split(".");
  let minutes = 0;
  for (const digit of whole) minutes = minutes * 60 + digitOf(digit);
  let scale = 1;
  for (const digit of part) minutes += digitOf(digit) * (scale /= 60);
  return (isNegative ? -1 : 1) * Math.round(minutes * 60) * 1000 || 0;
}

/** 0-9, a-z, A-X mean 0 to 59. */
function digitOf(digit: string): number {
  const code = digit.charCodeAt(0);
  return code > 96 ? code - 87 : code > 64 ? code - 29 : code - 48;
}
