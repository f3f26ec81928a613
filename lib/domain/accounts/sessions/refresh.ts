import { AppError } from "@/lib/core/errors";
import type { CommandScope } from "@/lib/core/scope";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { forgetSession } from "./authenticate";
import { signedIn } from "./open";
import { lockRefreshToken, revokeOne, rotateRefreshToken } from "./queries";
import { Refresh, SignedIn } from "./schema";
import { isIdle } from "./idle";
import { judgeRefresh } from "./lifetime";
import { nextRefreshToken, refreshTokenHash } from "./tokens";

/**
 * Gives new tokens for a refresh token, and marks it as used. If a token that was used before is sent again, two parties
 * have it and nobody can tell which is the thief, so its session ends. A session that was unused for too long ends too.
 * The strength of the session does not change.
 */
export const refresh = command({
  name: "account.refresh",
  input: Refresh,
  output: SignedIn,
  repeatable: false,
  async run(scope, { refreshToken }) {
    const { db, now } = scope;
    const tokenHash = refreshTokenHash(refreshToken);
    const found = await lockRefreshToken(db, tokenHash);
    if (!found || found.revokedAt || found.expiresAt <= now || found.status !== "active") throw refused();
    const { sessionId, expiresAt } = found;
    if (isIdle(found.user.role, found.lastSeenAt, now)) throw await end(scope, found.user.id, sessionId, "idle_timeout");

    const next = nextRefreshToken(refreshToken);
    const judgement = judgeRefresh(found.usedAt, now);
    if (judgement === "stolen") throw await end(scope, found.user.id, sessionId, "refresh_token_reused");
    if (judgement === "fresh") {
      await rotateRefreshToken(db, tokenHash, { tokenHash: refreshTokenHash(next), sessionId, createdAt: now, expiresAt }, now);
    }
    return signedIn(found.user, sessionId, found.strength, next, now);
  },
  auditNote: ({ user }) => ({ resourceId: user.id }),
});

/** Ends the session together with the refusal, and records the reason in the audit. */
async function end({ db, now, afterCommit }: CommandScope, userId: string, sessionId: string, reason: string) {
  await revokeOne(db, sessionId, reason, now);
  afterCommit(() => forgetSession(sessionId));
  return refused({ resourceId: userId, details: { sessionId, reason } });
}

function refused(lasting?: AppError["lasting"]) {
  return new AppError("unauthenticated", say("refusals.session.refreshToken"), { lasting });
}
