import { env } from "@/lib/platform/config/env";
import { isSecure } from "./web/session-cookie";

/** The policy of answers that are not pages: they need to load nothing, and a browser that shows one as a page shows only text. */
const NOTHING_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The security headers of every answer: pages, files, API and errors. Pages replace the content security policy by their own. */
export function securityHeaders(): Record<string, string> {
  return {
    "content-security-policy": NOTHING_POLICY,
    "x-content-type-options": "nosniff",
    // Our addresses contain ids of records and, in mails, single-use secrets, so no other site may get them as Referer. Our own
    // site must get it: without a Referer, a form sent without JavaScript has no Origin either, and is refused.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    // What a visit in the room uses, on our own pages only: camera, microphone, a shared screen, the choice of the loudspeaker, and
    // the other person's picture that begins by itself and can float in a small window.
    "permissions-policy":
      "camera=(self), microphone=(self), display-capture=(self), speaker-selection=(self), autoplay=(self), picture-in-picture=(self), geolocation=(), payment=(), usb=(), serial=(), hid=(), midi=(), browsing-topics=()",
    ...(isSecure() ? { "strict-transport-security": "max-age=63072000; includeSubDomains" } : {}),
  };
}

/**
 * What a page may load and run. Scripts: only those of this answer, which have its nonce, and files of ours that they load;
 * no other inline script or handler, no eval. Everything else only from this site. A script must satisfy both script policies:
 * with only the first, a script of ours could still create an inline script; with only the second, an attacker who injects
 * markup into a page could load any script file of ours.
 *
 * @param nonce random, for this answer only
 */
export function pagePolicy(nonce: string): string {
  return `${policyOf({
    "default-src": "'none'",
    "script-src": `'nonce-${nonce}' 'strict-dynamic'${evaluation()}`,
    "style-src": isDevelopment() ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    // A QR code is a data: URL; a picture that is about to be uploaded is a blob: URL.
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "media-src": "'self' blob:",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    ...commonRules(),
  })}, script-src 'self' 'nonce-${nonce}'${evaluation()}`;
}

/** The policy of the page at /api-docs. Its scripts are our own files of Swagger UI, which also sets styles on elements. */
export function apiDocsPolicy(nonce: string): string {
  return policyOf({
    "default-src": "'none'",
    "script-src": `'self' 'nonce-${nonce}'${evaluation()}`,
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    ...commonRules(),
  });
}

const isDevelopment = () => env().NODE_ENV === "development";

/** In development, React uses eval to explain errors; in production it never does. */
const evaluation = () => (isDevelopment() ? " 'unsafe-eval'" : "");

const commonRules = () => ({
  "frame-src": "'none'",
  "object-src": "'none'",
  "base-uri": "'none'",
  // The way to Razorpay's own page is a form; only where that provider is on.
  "form-action": env().PAYMENTS === "razorpay" ? `'self' ${new URL(env().RAZORPAY_URL).origin}` : "'self'",
  "frame-ancestors": "'none'",
  ...(isSecure() ? { "upgrade-insecure-requests": "" } : {}),
});

const policyOf = (rules: Record<string, string>) =>
  Object.entries(rules)
    .map(([name, value]) => `${name} ${value}`.trim())
    .join("; ");
