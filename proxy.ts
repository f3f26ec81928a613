import { type NextRequest, NextResponse } from "next/server";
import { preflight } from "@/lib/http/api/cors";
import { pageWaitSeconds } from "@/lib/http/rate-limit/admission";
import { addressBehindNext, requestIdOf } from "@/lib/http/api/request";
import { signInPath } from "@/lib/http/web/return-path";
import { apiDocsPolicy, pagePolicy, securityHeaders } from "@/lib/http/security-headers";
import { sessionCookieName } from "@/lib/http/web/session-cookie";
import { randomSecret } from "@/lib/platform/crypto/hash";

/** The pages that only signed-in people may see. */
const PORTALS = /^\/(?:patient|doctor|admin|account)(?:\/|$)/;

const GUEST_ROOM = /^\/room\//;

/**
 * Runs before every page. It gives the request its id and the response its security headers. A visitor to a portal without
 * a session cookie is sent to the sign-in page. It never decides who may do what: a cookie may be stale or forged, and
 * each use case checks the policy again.
 */
export function proxy(request: NextRequest): Response {
  // When Next serves the API itself, its own answer to OPTIONS would not include our rules for other sites.
  if (request.method === "OPTIONS" && request.nextUrl.pathname.startsWith("/api/v1/")) return preflight(request.headers);
  const headers = new Headers(request.headers);
  const requestId = requestIdOf(headers);
  headers.set("x-request-id", requestId);

  const waitSeconds = pageWaitSeconds(addressBehindNext(request.headers));
  if (waitSeconds !== undefined) return tooMany(waitSeconds);

  const { pathname, search } = request.nextUrl;
  // If a form is sent without a session, its action answers and keeps the typed values.
  const mustSignIn = PORTALS.test(pathname) && request.method === "GET" && !request.cookies.has(sessionCookieName());
  const nonce = randomSecret();
  const contentPolicy = /^\/api-docs(?:\/|$)/.test(pathname) ? apiDocsPolicy(nonce) : pagePolicy(nonce);
  // Next reads the nonce from this header and gives it to its own scripts.
  headers.set("content-security-policy", contentPolicy);
  // Next turns this address into a path if it belongs to the site. The request's Host, which anybody can set, plays no part.
  const response = mustSignIn
    ? NextResponse.redirect(new URL(signInPath(pathname + search), request.url), 303)
    : NextResponse.next({ request: { headers } });
  response.headers.set("x-request-id", requestId);
  // Every page is rendered for one reader: its header shows a name. The API sets its own caching rules.
  if (!pathname.startsWith("/api/")) response.headers.set("cache-control", "no-store");
  for (const [name, value] of Object.entries({ ...securityHeaders(), "content-security-policy": contentPolicy })) response.headers.set(name, value);
  // The address has the secret of a guest's link. No answer needs to know where it was asked from: the page sends no form without JavaScript.
  if (GUEST_ROOM.test(pathname)) response.headers.set("referrer-policy", "no-referrer");
  return response;
}

/** For programs: no person reads so fast. */
const tooMany = (waitSeconds: number) =>
  new NextResponse(`Too many requests. Please wait ${waitSeconds} seconds.`, {
    status: 429,
    headers: { "content-type": "text/plain; charset=utf-8", "retry-after": String(waitSeconds), "cache-control": "no-store", ...securityHeaders() },
  });

export const config = { matcher: "/((?!_next/static|_next/image|icon\\.svg|plants\\.svg).*)" };
