import { z } from "zod";
import { doors, strengths } from "@/db/schema/choices";
import { Id, Instant, page, paging } from "@/lib/core/wire";
import { message } from "@/lib/core/words";
import { Role } from "../schema";

export const Refresh = z.object({ refreshToken: z.string(message("fields.refreshToken.missing")).min(1, message("fields.refreshToken.missing")).max(200, message("fields.refreshToken.invalid")) });

/** The person who is now signed in, and the tokens of their session. */
export const SignedIn = z.object({
  user: z.object({ id: Id, email: z.string(), role: Role, firstName: z.string(), lastName: z.string() }),
  accessToken: z.string().meta({ description: "Send it as `Authorization: Bearer`." }),
  refreshToken: z.string().meta({ description: "Valid for one use at POST /auth/refresh, which answers the next one." }),
  expiresIn: z.int().meta({ description: "Seconds until the access token ends", examples: [900] }),
});
export type SignedIn = z.output<typeof SignedIn>;

/** A signed-in device. */
export const Session = z.object({
  id: Id,
  door: z.enum(doors),
  strength: z.enum(strengths),
  userAgent: z.string().nullable(),
  address: z.string().nullable(),
  /** True for the session of this request. */
  current: z.boolean(),
  createdAt: Instant,
  lastSeenAt: Instant.meta({ description: "Precise to the minute" }),
  expiresAt: Instant,
});
export type Session = z.output<typeof Session>;

/** The session of this request, and what ends it. */
export const OwnSession = z.object({
  id: Id,
  userId: Id,
  role: Role,
  strength: z.enum(strengths),
  idleTimeoutSeconds: z.int().nullable().meta({ description: "The session ends after so long without a request; null if it does not" }),
});

export const ListSessions = z.object(paging);
export const SessionPage = page(Session);
export const RevokeSession = z.object({ id: Id });
