import type { CommandScope } from "@/lib/core/scope";
import { newId } from "@/lib/platform/ids";
import { insertSession } from "./queries";
import type { SignedIn } from "./schema";
import { sessionEndsAt } from "./lifetime";
import { pairOf } from "../sign-in/growing-waits";
import { rememberPair } from "../sign-in/queries";
import { ACCESS_TOKEN_SECONDS, issueAccessToken, newRefreshToken, refreshTokenHash } from "./tokens";

type User = SignedIn["user"];
type Strength = "password" | "mfa";

/** Opens a session for a person who has just proved their identity, in the transaction that checked the proof. */
export async function openSession(scope: CommandScope, user: User, strength: Strength): Promise<SignedIn> {
  const { db, now, door = "api", userAgent, address } = scope;
  const sessionId = newId();
  const refreshToken = newRefreshToken();
  const expiresAt = sessionEndsAt(user.role, now);
  const device = { door, strength, userAgent: userAgent ?? null, address: address ?? null };
  await Promise.all([
    insertSession(db, { id: sessionId, userId: user.id, createdAt: now, expiresAt, ...device }, refreshTokenHash(refreshToken)),
    rememberPair(db, pairOf(user.email, address), now),
  ]);
  return signedIn(user, sessionId, strength, refreshToken, now);
}

/** The answer with a session's tokens. */
export function signedIn(user: User, sessionId: string, strength: Strength, refreshToken: string, now: Date): SignedIn {
  const accessToken = issueAccessToken({ userId: user.id, sessionId, role: user.role, strength }, now);
  return { user, accessToken, refreshToken, expiresIn: ACCESS_TOKEN_SECONDS };
}
