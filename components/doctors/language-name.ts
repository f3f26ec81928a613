import { languages } from "@/lib/domain/doctors/languages";

/** A language's name for its code: as our list has it, else as the locale does, else the code. */
export function languageName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: "language" }).of(code) ?? code;
  } catch {
    return languages[code]?.[0] ?? code;
  }
}

/** All languages that a search offers, by name. */
export const languageOptions = (locale: string) =>
  Object.keys(languages)
    .map((value) => ({ value, label: languageName(value, locale) }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
