import { getRequestConfig } from "next-intl/server";
import messages from "./messages/en.json";

/** The language pages are written in, and the conventions dates and money follow. No locale appears in a URL. */
const locale = "en-IN";

/** The zone a time is shown in where the reader's own is not known. */
export const defaultTimeZone = "Asia/Kolkata";

/** What next-intl asks at each request. A second language is one more file in `messages/` and a choice made here. */
export default getRequestConfig(() => ({ locale, messages, timeZone: defaultTimeZone }));

declare module "next-intl" {
  interface AppConfig {
    Locale: typeof locale;
    Messages: typeof messages;
  }
}
