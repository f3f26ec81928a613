/** Holds the browser's time zone, so that the server can render the next page's times in it at once. */
export const ZONE_COOKIE = "time-zone";

/** The cookie for `document.cookie`. Not a secret, and for a year. */
export const zoneCookie = (timeZone: string) => `${ZONE_COOKIE}=${encodeURIComponent(timeZone)}; path=/; max-age=31536000; samesite=lax`;
