import { env } from "@/lib/platform/config/env";

/** True if the site uses HTTPS; then the browser sends the session's cookie only over HTTPS. */
export const isSecure = () => env().APP_URL.startsWith("https:");

/** The name of NextAuth's session cookie; browsers accept the `__Secure-` prefix only over HTTPS. */
export const sessionCookieName = () => (isSecure() ? "__Secure-next-auth.session-token" : "next-auth.session-token");

/** Scripts cannot read the cookie. It is sent if somebody follows a link to us, but not with a write from another site. */
export const sessionCookieOptions = () => ({ httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() }) as const;
