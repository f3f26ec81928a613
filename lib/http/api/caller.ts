import { decode } from "next-auth/jwt";
import { type Actor, actorId, guest } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { say } from "@/lib/core/words";
import { actorOfAccessToken, actorOfSession } from "@/lib/domain/accounts/sessions/authenticate";
import { actorOfApiKey } from "@/lib/domain/api-keys/authenticate";
import { looksLikeApiKey } from "@/lib/domain/api-keys/key";
import { actorOfSeat } from "@/lib/domain/visits/guests/authenticate";
import { seatInCookies } from "@/lib/http/web/guest-seat-cookie";
import { env } from "@/lib/platform/config/env";
import { sessionCookieName } from "@/lib/http/web/session-cookie";

/** Names the account, or the guest of a visit, that a request of our own pages is for. */
const ACCOUNT_HEADER = "x-account";

/** The actor who sent a request, and the kind of credential. */
export interface Caller {
  actor: Actor;
  via: "bearer" | "cookie" | "none";
}

/**
 * The caller of an API request: the actor of the bearer token (a person's access token or a partner's API key) if one is
 * sent, otherwise of the web's session cookie, otherwise of the cookie of a guest's seat. Throws `unauthenticated` if a bearer token is not valid; with a stale cookie
 * the caller is a guest.
 */
export async function callerOf(headers: Headers): Promise<Caller> {
  const authorization = headers.get("authorization");
  if (authorization !== null) {
    const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization)?.[1];
    const isKey = token !== undefined && looksLikeApiKey(token);
    const actor = token && (await (isKey ? actorOfApiKey(token) : actorOfAccessToken(token)));
    if (!actor) throw new AppError("unauthenticated", say(isKey ? "refusals.apiKey.invalid" : "refusals.session.accessToken"));
    return { actor, via: "bearer" };
  }
  const cookie = cookieOf(headers, sessionCookieName());
  const actor = cookie && (await actorOfCookie(cookie));
  // A page that acts by itself names the account it was rendered for. If another person has signed in since, it acts for nobody.
  const named = headers.get(ACCOUNT_HEADER);
  if (actor && (named === null || named === actorId(actor))) return { actor, via: "cookie" };
  // The guest of a visit may be signed in to an account of their own in the same browser: then the page names the guest.
  const seat = seatInCookies(headers.get("cookie"), named);
  const seated = seat && (await actorOfSeat(seat));
  return seated ? { actor: seated, via: "cookie" } : { actor: guest, via: "none" };
}

/** The actor of a session cookie; undefined if the cookie is stale or not ours, or its session was revoked. */
export async function actorOfCookie(value: string): Promise<Actor | undefined> {
  const token = await decode({ token: value, secret: env().JWT_SECRET }).catch(() => null);
  return typeof token?.sessionId === "string" ? actorOfSession(token.sessionId) : undefined;
}

/**
 * Refuses a write with the cookie that another site's page sent (CSRF). Bearer tokens need no such check: a page of another
 * site cannot make a browser send one.
 */
export function checkSameOrigin(headers: Headers, method: string, via: Caller["via"]): void {
  if (via !== "cookie" || method === "GET") return;
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  const same = site === null ? origin !== null && URL.parse(origin)?.host === headers.get("host") : site === "same-origin";
  if (!same) throw new AppError("forbidden", say("refusals.request.otherSite"));
}

function cookieOf(headers: Headers, name: string): string | undefined {
  for (const part of (headers.get("cookie") ?? "").split(/; */)) {
    if (part.startsWith(`${name}=`)) return part.slice(name.length + 1);
  }
  return undefined;
}
