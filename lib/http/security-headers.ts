import { isSecure } from "./session-cookie";

/** What every answer tells the browser to refuse. */
export function securityHeaders(): Record<string, string> {
  return {
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
    "x-frame-options": "DENY",
    "content-security-policy": "frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'",
    // Camera and microphone are for the video visit, on our own pages only.
    "permissions-policy": "camera=(self), microphone=(self), geolocation=(), payment=(self), usb=()",
    ...(isSecure() ? { "strict-transport-security": "max-age=63072000; includeSubDomains" } : {}),
  };
}
