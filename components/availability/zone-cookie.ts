/** In whose zone times are shown. */
export type ZoneChoice = "reader" | "doctor";

/** The cookie with the browser's time zone, so that the server can render the next page's times in that zone at once. */
export const ZONE_COOKIE = "time-zone";
/** The cookie that says in whose zone the reader wants to choose times. */
export const ZONE_CHOICE_COOKIE = "slot-zone";

/** Neither is a secret; both last a year. */
const kept = "path=/; max-age=31536000; samesite=lax";

/** For `document.cookie`. */
export const zoneCookie = (timeZone: string) => `${ZONE_COOKIE}=${encodeURIComponent(timeZone)}; ${kept}`;
export const zoneChoiceCookie = (zone: ZoneChoice) => `${ZONE_CHOICE_COOKIE}=${zone}; ${kept}`;
