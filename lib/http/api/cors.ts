import { env } from "@/lib/platform/config/env";

const METHODS = "GET, HEAD, POST, PUT, DELETE";
const REQUEST_HEADERS = "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-File-Name, X-Request-Id";
const ANSWER_HEADERS = "Content-Disposition, ETag, Idempotency-Replayed, RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate, X-Request-Id";
/** How long a browser may remember a preflight. */
const PREFLIGHT_SECONDS = "600";

/**
 * The headers that tell a browser which pages of other sites may read an answer of the API: only those of
 * CORS_ALLOWED_ORIGINS. Never with credentials: such a page sends a bearer token of its own and cannot use our cookie.
 */
export function corsHeaders(request: Headers): Record<string, string> {
  const allowed = env().CORS_ALLOWED_ORIGINS;
  if (allowed.length === 0) return {};
  const origin = request.get("origin");
  if (origin === null || !allowed.includes(origin)) return { vary: "Origin" };
  return { vary: "Origin", "access-control-allow-origin": origin, "access-control-expose-headers": ANSWER_HEADERS };
}

/** Answers OPTIONS anywhere below /api/v1, for both mountings: the preflight that a browser sends before a cross-site request. */
export function preflight(request: Headers): Response {
  const cors = corsHeaders(request);
  const isAllowed = "access-control-allow-origin" in cors;
  return new Response(null, {
    status: 204,
    headers: {
      ...cors,
      ...(isAllowed && {
        "access-control-allow-methods": METHODS,
        "access-control-allow-headers": REQUEST_HEADERS,
        "access-control-max-age": PREFLIGHT_SECONDS,
      }),
      vary: "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
      "cache-control": "no-store",
    },
  });
}
