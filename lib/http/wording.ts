import { createTranslator } from "next-intl";
import type { FieldErrors, ProblemCode } from "@/lib/core/errors";
import { say, type Words, writtenWords } from "@/lib/core/words";
import { logger } from "@/lib/platform/log/logger";
import { type Language, languageOf, languages } from "@/messages/languages";

/** Puts the words of a refusal into one language. */
export type Render = (words: Words) => string;

/** One for each language. */
const renders = new Map<Language, Render>();

/** For the reader of this locale, such as `en-IN`. */
export function wordsIn(locale: string): Render {
  const language = languageOf(locale);
  let render = renders.get(language);
  if (!render) renders.set(language, (render = renderIn(language)));
  return render;
}

/** For the API, whose answers are in English whoever asks. */
export const inEnglish: Render = (words) => wordsIn(languages.en.locale)(words);

/** What a problem is called, whatever led to it. */
export const titleOf = (code: ProblemCode): Words => say(`refusals.titles.${code}`);

/** Messages by field. */
export const fieldsIn = (render: Render, fields: FieldErrors): Record<string, string[]> =>
  Object.fromEntries(Object.entries(fields).map(([name, all]) => [name, all.map(render)]));

function renderIn({ locale, messages }: Language): Render {
  const translate = createTranslator({ locale, messages, onError: (err) => logger.error({ err }, "a refusal has no words") });
  const put = ({ key, values }: Words) => (translate as (key: string, values?: Words["values"]) => string)(key, values);
  // A flood of requests is refused in few sentences, and counting "one second, two seconds" takes as long as all else about a refusal.
  const known = new Map<string, string>();
  return (words) => {
    const written = writtenWords(words);
    let text = known.get(written);
    if (text === undefined) {
      text = put(words);
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(written, text);
    }
    return text;
  };
}

const MOST_KNOWN = 1000;
