import { encode } from "next-auth/jwt";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { lacksMfa } from "@/lib/core/access";
import type { Actor, Role } from "@/lib/core/actor";
import type { Context } from "@/lib/core/scope";
import { verifyAccessToken } from "@/lib/domain/accounts/sessions/tokens";
import { sessionEndsAt } from "@/lib/domain/accounts/sessions/lifetime";
import { env } from "@/lib/platform/config/env";
import { portalOf, signInPath } from "./return-path";
import { sessionCookieName, sessionCookieOptions } from "./session-cookie";
import { webContext } from "./context";

/**
 * Puts the id of a session that was just opened into NextAuth's own cookie, encoded by NextAuth. A server action does this, so
 * it needs no JavaScript. The cookie has only the session's id; the session's row decides whether it is valid. The tokens for
 * API clients are not sent to the browser.
 */
export async function startWebSession({ accessToken }: { accessToken: string }): Promise<void> {
  const claims = verifyAccessToken(accessToken);
  if (!claims) throw new Error("A session was opened without a good token");
  const maxAge = secondsToLive(claims.role);
  const value = await encode({ token: { sessionId: claims.sessionId }, secret: env().JWT_SECRET, maxAge });
  (await cookies()).set(sessionCookieName(), value, { ...sessionCookieOptions(), maxAge });
}

/** Removes the session's cookie. `signOut` ends the session's row. */
export async function endWebSession(): Promise<void> {
  (await cookies()).set(sessionCookieName(), "", { ...sessionCookieOptions(), maxAge: 0 });
}

function secondsToLive(role: Role): number {
  const now = new Date();
  return Math.floor((sessionEndsAt(role, now).getTime() - now.getTime()) / 1000);
}

/** The pages an administrator may see before two-step sign-in is set up. */
const BEFORE_MFA = /^\/account(?:\/(?:mfa|devices)(?:\/.*)?)?$/;

/** The context of a person who is signed in. */
export type SignedInContext = Context & { actor: Extract<Actor, { kind: "user" }> };

/**
 * The context of a page for people who are signed in. Sends guests to sign in and then back here, people of another role to
 * their own portal, and an administrator without a second factor to its set-up. This is only a convenience: the policy alone
 * decides what they may do.
 *
 * @param path this page's own path
 * @param roles the roles the page is for; all roles if none is given
 */
export async function signedInContext(path: string, ...roles: Role[]): Promise<SignedInContext> {
  const context = await webContext();
  const { actor } = context;
  if (actor.kind !== "user") redirect(signInPath(path));
  if (lacksMfa(actor) && !BEFORE_MFA.test(path)) redirect("/account/mfa");
  if (roles.length > 0 && !roles.includes(actor.role)) redirect(portalOf(actor.role));
  return { ...context, actor };
}
