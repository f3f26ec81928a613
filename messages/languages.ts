import english from "./en.json";

export type Messages = typeof english;
export interface Language {
  /** The conventions that numbers, dates and money follow. */
  locale: "en-IN";
  messages: Messages;
}

/** What people read, by language. A further one is a file beside this one, a line here and its locale above. */
export const languages = { en: { locale: "en-IN", messages: english } } satisfies Record<string, Language>;

/** The language of a tag such as `hi` or `en-IN`; English where there is none of ours. */
export function languageOf(tag: string): Language {
  const name = tag.split("-")[0]!.toLowerCase();
  return Object.hasOwn(languages, name) ? languages[name as keyof typeof languages] : languages.en;
}
