import { getRequestConfig } from "next-intl/server";
import { languages, type Messages } from "./messages/languages";

/** The language pages are written in. No locale appears in a URL. */
const { locale, messages } = languages.en;

/** The zone in which a time is shown if the reader's own is not known. */
export const defaultTimeZone = "Asia/Kolkata";

/** next-intl calls this at each request. A second language needs one more file in `messages/`, a line in its languages.ts, and a choice made here. */
export default getRequestConfig(() => ({ locale, messages, timeZone: defaultTimeZone }));

declare module "next-intl" {
  interface AppConfig {
    Locale: typeof locale;
    Messages: Messages;
  }
}
