import { languages } from "@/lib/domain/doctors/languages";

/** A language's name for its code: from our list, else from the locale, else the code. */
export function languageName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: "language" }).of(code) ?? code;
  } catch {
    return languages[code]?.[0] ?? code;
  }
}

/** All languages a search offers, sorted by name. */
export const languageOptions = (locale: string) =>
  Object.keys(languages)
    .map((value) => ({ value, label: languageName(value, locale) }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
