import { env } from "@/lib/platform/config/env";

const METHODS = "GET, HEAD, POST, PUT, DELETE";
const REQUEST_HEADERS = "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Request-Id";
const ANSWER_HEADERS = "Content-Disposition, ETag, Idempotency-Replayed, RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate, X-Request-Id";
/** How long a browser may remember a preflight. */
const PREFLIGHT_SECONDS = "600";

/**
 * What an answer of the API tells a browser about pages of other sites: those of CORS_ALLOWED_ORIGINS may read it, no
 * other. Never with credentials: such a page sends a bearer token of its own, our cookie stays out of its reach.
 */
export function corsHeaders(request: Headers): Record<string, string> {
  const allowed = env().CORS_ALLOWED_ORIGINS;
  if (allowed.length === 0) return {};
  const origin = request.get("origin");
  if (origin === null || !allowed.includes(origin)) return { vary: "Origin" };
  return { vary: "Origin", "access-control-allow-origin": origin, "access-control-expose-headers": ANSWER_HEADERS };
}

/** Answers OPTIONS anywhere below /api/v1, for both mountings: a browser's question before it sends a request across sites. */
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
