import { presentZoneName } from "../zone-names";

/** The languages a person may prefer to be spoken to in. */
const languages = ["en", "hi", "bn", "te", "mr", "ta", "gu", "kn", "ml", "pa", "or", "as", "ur", "sa"];

/** Languages by their own names, and the one chosen so far wherever it comes from. */
export function languageChoices(chosen: string) {
  return [...new Set([...languages, chosen])].map((value) => ({ value, label: nameOf(value) }));
}

function nameOf(language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;
  } catch {
    return language;
  }
}

/** Every time zone with its present distance from UTC, and the one chosen so far. */
export function timeZoneChoices(chosen: string, now: Date) {
  const known = Intl.supportedValuesOf("timeZone").map(presentZoneName);
  return [...new Set([chosen, ...known])].sort().map((value) => ({ value, label: `${value.replaceAll("_", " ")} (${offsetOf(value, now)})` }));
}

function offsetOf(timeZone: string, now: Date): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "shortOffset" }).formatToParts(now);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}
