import { getRequestConfig } from "next-intl/server";
import messages from "./messages/en.json";

/** The language of the pages and the format of dates and money. No locale appears in a URL. */
const locale = "en-IN";

/** The zone in which a time is shown if the reader's own is not known. */
export const defaultTimeZone = "Asia/Kolkata";

/** next-intl calls this at each request. A second language needs one more file in `messages/` and a choice made here. */
export default getRequestConfig(() => ({ locale, messages, timeZone: defaultTimeZone }));

declare module "next-intl" {
  interface AppConfig {
    Locale: typeof locale;
    Messages: typeof messages;
  }
}
