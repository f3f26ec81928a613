import { env } from "@/lib/platform/config/env";
import { isSecure } from "./web/session-cookie";

/** Answers that are no pages of ours need nothing: whoever gets one shown as a page sees text and no more. */
const NOTHING_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What every answer tells the browser to refuse: pages, files, API and errors alike. Pages have a policy of their own. */
export function securityHeaders(): Record<string, string> {
  return {
    "content-security-policy": NOTHING_POLICY,
    "x-content-type-options": "nosniff",
    // Addresses name records and, in mails, hold single-use secrets: no other site is told where somebody came from. Our
    // own is: without a Referer a form sent without JavaScript has no Origin either, and is refused.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    // Camera and microphone are for the video visit, on our own pages only.
    "permissions-policy":
      "camera=(self), microphone=(self), display-capture=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), midi=(), browsing-topics=()",
    ...(isSecure() ? { "strict-transport-security": "max-age=63072000; includeSubDomains" } : {}),
  };
}

/**
 * What a page may load and run. Scripts: those of this very answer, which know its nonce, and files of ours that they
 * load; no inline script or handler, no eval. Everything else from this site alone. The two policies for scripts both
 * hold: by the first alone a script of ours could still make an inline one, by the second alone somebody who slips
 * markup into a page could call any file of ours.
 *
 * @param nonce drawn for this answer
 */
export function pagePolicy(nonce: string): string {
  return `${policyOf({
    "default-src": "'none'",
    "script-src": `'nonce-${nonce}' 'strict-dynamic'${evaluation()}`,
    "style-src": isDevelopment() ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    // A QR code comes as data, a picture that is about to be sent as blob.
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "media-src": "'self' blob:",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    ...commonRules(),
  })}, script-src 'self' 'nonce-${nonce}'${evaluation()}`;
}

/** The page at /api-docs: Swagger UI, whose scripts are files of ours and which sets styles on its elements. */
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

/** React explains errors by eval while it is developed, never when it is served. */
const evaluation = () => (isDevelopment() ? " 'unsafe-eval'" : "");

const commonRules = () => ({
  "frame-src": "'none'",
  "object-src": "'none'",
  "base-uri": "'none'",
  "form-action": "'self'",
  "frame-ancestors": "'none'",
  ...(isSecure() ? { "upgrade-insecure-requests": "" } : {}),
});

const policyOf = (rules: Record<string, string>) =>
  Object.entries(rules)
    .map(([name, value]) => `${name} ${value}`.trim())
    .join("; ");
