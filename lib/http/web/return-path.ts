import type { Role } from "@/lib/core/actor";

/** The path of each role's pages. */
const portals: Record<Role, string> = { patient: "/patient", doctor: "/doctor", admin: "/admin" };

/** The first page of a role. */
export const portalOf = (role: Role) => portals[role];

/**
 * The path a person requested before they were sent to sign in; undefined unless it is a path of this site. Refuses everything
 * that a browser could read as another site: a scheme, `//`, a backslash, a control character.
 */
export function returnPath(next: unknown): string | undefined {
  if (typeof next !== "string" || next.length > 500 || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(next)) return undefined;
  const here = "http://here.invalid";
  const url = URL.parse(next, here);
  // `/.//elsewhere` is resolved to `//elsewhere`. After the sign-in a person must not get to the sign-in page again, or to raw data of the API.
  if (url?.origin !== here || url.pathname.startsWith("//") || /^\/(?:sign-in|sign-up|api)(?:\/|$)/.test(url.pathname)) return undefined;
  return `${url.pathname}${url.search}${url.hash}`;
}

/** The address of the sign-in page, which then continues to `path`. */
export const signInPath = (path?: string) => (path ? `/sign-in?next=${encodeURIComponent(path)}` : "/sign-in");
