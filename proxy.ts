import { type NextRequest, NextResponse } from "next/server";
import { preflight } from "@/lib/http/api/cors";
import { pageWaitSeconds } from "@/lib/http/rate-limit/admission";
import { addressBehindNext, requestIdOf } from "@/lib/http/api/request";
import { signInPath } from "@/lib/http/web/return-path";
import { apiDocsPolicy, pagePolicy, securityHeaders } from "@/lib/http/security-headers";
import { sessionCookieName } from "@/lib/http/web/session-cookie";
import { randomSecret } from "@/lib/platform/crypto/hash";

/** Where only people who are signed in have anything to see. */
const PORTALS = /^\/(?:patient|doctor|admin|account)(?:\/|$)/;

/**
 * Goes before every page: gives the request its id, the answer its security headers, and sends a visitor without a
 * session's cookie from a portal to the sign-in page. It never decides who may do what: a cookie may be stale or
 * forged, and the policy looks again at each use case.
 */
export function proxy(request: NextRequest): Response {
  // Where Next serves the API itself; its own answer to OPTIONS would know nothing of other sites.
  if (request.method === "OPTIONS" && request.nextUrl.pathname.startsWith("/api/v1/")) return preflight(request.headers);
  const headers = new Headers(request.headers);
  const requestId = requestIdOf(headers);
  headers.set("x-request-id", requestId);

  const waitSeconds = pageWaitSeconds(addressBehindNext(request.headers));
  if (waitSeconds !== undefined) return tooMany(waitSeconds);

  const { pathname, search } = request.nextUrl;
  // A form that is sent without a session is answered by its action, which keeps what was typed.
  const mustSignIn = PORTALS.test(pathname) && request.method === "GET" && !request.cookies.has(sessionCookieName());
  const nonce = randomSecret();
  const contentPolicy = /^\/api-docs(?:\/|$)/.test(pathname) ? apiDocsPolicy(nonce) : pagePolicy(nonce);
  // Next reads the nonce from here and gives it to its own scripts.
  headers.set("content-security-policy", contentPolicy);
  // Next makes a path of this address where it is its own; the request's Host, which anybody may write, has no part in it.
  const response = mustSignIn
    ? NextResponse.redirect(new URL(signInPath(pathname + search), request.url), 303)
    : NextResponse.next({ request: { headers } });
  response.headers.set("x-request-id", requestId);
  // Every page is drawn for the one who asks: its header shows a name. The API says itself what may be kept.
  if (!pathname.startsWith("/api/")) response.headers.set("cache-control", "no-store");
  for (const [name, value] of Object.entries({ ...securityHeaders(), "content-security-policy": contentPolicy })) response.headers.set(name, value);
  return response;
}

/** For programs: nobody reads so fast. */
const tooMany = (waitSeconds: number) =>
  new NextResponse(`Too many requests. Please wait ${waitSeconds} seconds.`, {
    status: 429,
    headers: { "content-type": "text/plain; charset=utf-8", "retry-after": String(waitSeconds), "cache-control": "no-store", ...securityHeaders() },
  });

export const config = { matcher: "/((?!_next/static|_next/image|icon\\.svg|plants\\.svg).*)" };
