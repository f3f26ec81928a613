import type { Role } from "@/lib/core/actor";

/** Where each role works. */
const portals: Record<Role, string> = { patient: "/patient", doctor: "/doctor", admin: "/admin" };

/** The first page of a role. */
export const portalOf = (role: Role) => portals[role];

/**
 * The path a person asked for before they were sent to sign in; undefined unless it is a path of this site. Nothing
 * that a browser could read as another site passes: no scheme, no `//`, no backslash, no control character.
 */
export function returnPath(next: unknown): string | undefined {
  if (typeof next !== "string" || next.length > 500 || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(next)) return undefined;
  const here = "http://here.invalid";
  const url = URL.parse(next, here);
  // `/.//elsewhere` is resolved to `//elsewhere`. Signing in must not lead back to signing in, nor to bare data.
  if (url?.origin !== here || url.pathname.startsWith("//") || /^\/(?:sign-in|sign-up|api)(?:\/|$)/.test(url.pathname)) return undefined;
  return `${url.pathname}${url.search}${url.hash}`;
}

/** The address of the sign-in page, which leads on to `path`. */
export const signInPath = (path?: string) => (path ? `/sign-in?next=${encodeURIComponent(path)}` : "/sign-in");
