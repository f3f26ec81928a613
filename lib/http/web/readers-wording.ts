import { getLocale } from "next-intl/server";
import { type Render, wordsIn } from "@/lib/http/wording";

/** Puts the words of a refusal into the language of the page that is read. */
export const readersWords = async (): Promise<Render> => wordsIn(await getLocale());
