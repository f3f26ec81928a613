import { offsetLabel } from "@/lib/clock/format-instant";
import { presentZoneNames } from "@/lib/clock/zone-rules";

/** The languages in which a person may prefer to be addressed. */
const languages = ["en", "hi", "bn", "te", "mr", "ta", "gu", "kn", "ml", "pa", "or", "as", "ur", "sa"];

/** Languages in their own names, always including the current choice, wherever it came from. */
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

/** Every time zone with its present offset from UTC, always including the current choice. */
export function timeZoneChoices(chosen: string, now: Date) {
  return [...new Set([chosen, ...presentZoneNames()])].sort().map((value) => ({ value, label: `${value.replaceAll("_", " ")} (${offsetLabel(now, value)})` }));
}
