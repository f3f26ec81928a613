import { isSecure } from "./session-cookie";

/*
 * What the browser of a guest keeps for the seat in a visit's room. A cookie for each seat, because an interpreter may be the guest of one visit
 * after another. Scripts cannot read it, and no other site can make a browser send it.
 */

/** Longer than any visit. What it is worth is decided by the visit's row, not by its age. */
const KEPT_SECONDS = 24 * 3600;

const prefix = () => (isSecure() ? "__Host-amrutam.guest." : "amrutam.guest.");

/** The name of the cookie of one seat. */
export const seatCookieName = (guestId: string) => `${prefix()}${guestId}`;

export const seatCookieOptions = () => ({ httpOnly: true, sameSite: "strict", path: "/", secure: isSecure(), maxAge: KEPT_SECONDS }) as const;

/** The seat in a Cookie header: that of the named guest, or, if none is named, the first. */
export function seatInCookies(cookies: string | null, guestId: string | null): string | undefined {
  const start = guestId === null ? prefix() : `${seatCookieName(guestId)}=`;
  const found = cookies?.split(/; */).find((part) => part.startsWith(start));
  return found?.slice(found.indexOf("=") + 1);
}

/** The seats among the cookies of a page. */
export const seatsAmong = (cookies: readonly { name: string; value: string }[]): string[] => cookies.filter(({ name }) => name.startsWith(prefix())).map(({ value }) => value);
