import type english from "@/messages/en.json";

type Paths<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Paths<T[K]>}` }[keyof T & string];

/** The sentences of a refusal and of its fields. A key that has no words in messages/en.json does not compile. */
export type WordsKey = Paths<Pick<typeof english, "refusals" | "fields">>;

/** What fills the gaps of a sentence. */
export type Values = Readonly<Record<string, string | number>>;

/** A sentence before anybody has put it into a language. The doors do that (lib/http/wording.ts). */
export interface Words {
  readonly key: WordsKey;
  readonly values?: Values;
}

export const say = (key: WordsKey, values?: Values): Words => ({ key, ...(values && { values }) });

/** The same as a string, because zod keeps nothing else as a message. `wordsOf` reads it back. */
export const message = (key: WordsKey, values?: Values): string => writtenWords(say(key, values));

export const writtenWords = ({ key, values }: Words): string => (values ? `${key} ${JSON.stringify(values)}` : key);

/** The words in a schema's message. A message that was not made by `message` is shown as it is rather than lost. */
export function wordsOf(text: string): Words {
  const [, key, values] = /^((?:fields|refusals)(?:\.\w+)+)(?: (\{.*\}))?$/s.exec(text) ?? [];
  try {
    if (key) return say(key as WordsKey, values && JSON.parse(values));
  } catch {
    // It only looked like one of ours.
  }
  return say("fields.verbatim", { text });
}
