import { env } from "@/lib/platform/config/env";

/** Over HTTPS the browser sends the session's cookie nowhere else. */
export const isSecure = () => env().APP_URL.startsWith("https:");

/** NextAuth's session cookie; the `__Secure-` prefix binds it to HTTPS. */
export const sessionCookieName = () => (isSecure() ? "__Secure-next-auth.session-token" : "next-auth.session-token");

/** Out of reach of scripts; sent along when somebody follows a link to us, but with no write from another site. */
export const sessionCookieOptions = () => ({ httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() }) as const;
