import type { DefaultSession, NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { guest, type Role } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { actorOfSession } from "@/lib/domain/accounts/sessions/authenticate";
import { signIn } from "@/lib/domain/accounts/sign-in/sign-in";
import { signOut } from "@/lib/domain/accounts/sessions/sign-out";
import { verifyAccessToken } from "@/lib/domain/accounts/sessions/tokens";
import { env, provideEnv } from "@/lib/platform/config/env";
import { logger } from "@/lib/platform/log/logger";
import { once } from "@/lib/platform/once";
import { counted } from "@/lib/http/rate-limit/admission";
import { addressBehindNext, requestIdOf } from "@/lib/http/api/request";
import { isSecure, sessionCookieName, sessionCookieOptions } from "./session-cookie";

declare module "next-auth/jwt" {
  interface JWT {
    /** The only content of the cookie; the rest is in the session's row. */
    sessionId?: string;
  }
}
declare module "next-auth" {
  interface User {
    sessionId: string;
  }
  interface Session {
    user?: DefaultSession["user"] & { id: string; role: Role };
  }
}

/** The longest life of a cookie; the session may end sooner. */
const COOKIE_SECONDS = 30 * 24 * 60 * 60;

/**
 * How NextAuth works here (see docs/decisions/0003-next-auth.md): its credentials provider calls the use cases that
 * the pages and the API call, and its cookie carries the id of a session row.
 */
export const authOptions = () => once("next-auth.options", makeOptions);

function makeOptions(): NextAuthOptions {
  // NextAuth reads its own address only from the environment.
  provideEnv({ NEXTAUTH_URL: env().APP_URL });
  return {
    secret: env().JWT_SECRET,
    session: { strategy: "jwt", maxAge: COOKIE_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/account" },
    useSecureCookies: isSecure(),
    cookies: { sessionToken: { name: sessionCookieName(), options: sessionCookieOptions() } },
    providers: [
      Credentials({
        credentials: {
          email: { label: "Email", type: "email" },
          password: { label: "Password", type: "password" },
          totpCode: { label: "Code", type: "text" },
          recoveryCode: { label: "Recovery code", type: "text" },
        },
        authorize: (credentials, request) => authorize(credentials, new Headers(request.headers as Record<string, string>)),
      }),
    ],
    callbacks: {
      // An error tells NextAuth that the cookie is not valid; NextAuth then removes it.
      async jwt({ token, user }) {
        const sessionId = user ? user.sessionId : token.sessionId;
        if (!sessionId || !(await actorOfSession(sessionId))) throw new Error("the session has ended");
        return { sessionId };
      },
      async session({ session, token }) {
        const actor = token.sessionId ? await actorOfSession(token.sessionId) : undefined;
        return { expires: session.expires, user: actor?.kind === "user" ? { id: actor.id, role: actor.role } : undefined };
      },
    },
    events: { signOut: async ({ token }) => endSession(token?.sessionId) },
    logger: {
      error: (code) => logger.info({ code }, "NextAuth refused a request"),
      warn: (code) => logger.warn({ code }, "NextAuth warns"),
      debug: () => {},
    },
  };
}

async function authorize(credentials: Partial<Record<"email" | "password" | "totpCode" | "recoveryCode", string>> | undefined, headers: Headers) {
  const context = {
    ...counted({ actor: guest, requestId: requestIdOf(headers), address: addressBehindNext(headers) }),
    userAgent: headers.get("user-agent")?.slice(0, 200),
    door: "web" as const,
  };
  try {
    const { email = "", password = "", totpCode, recoveryCode } = credentials ?? {};
    const { user, accessToken } = await signIn(context, { email, password, totpCode: totpCode || undefined, recoveryCode: recoveryCode || undefined });
    return { id: user.id, sessionId: verifyAccessToken(accessToken)!.sessionId };
  } catch (error) {
    // null tells NextAuth that the sign-in failed; it then redirects to the sign-in page.
    if (error instanceof AppError && error.status < 500) return null;
    throw error;
  }
}

async function endSession(sessionId: string | undefined): Promise<void> {
  const actor = sessionId ? await actorOfSession(sessionId) : undefined;
  if (actor) await signOut({ actor, requestId: requestIdOf(new Headers()), door: "web" }, {});
}
