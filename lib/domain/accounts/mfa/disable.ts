import { command } from "@/lib/core/use-case";
import { forgetSessionsOf } from "../sessions/authenticate";
import { deleteFactor, setStrength } from "./queries";
import { StepUp } from "@/lib/domain/accounts/sign-in/schema";
import { revokeAllBut } from "@/lib/domain/accounts/sessions/queries";
import { Nothing } from "../schema";
import { provePassword, stepUp } from "../sign-in/step-up";

/**
 * Turns two-step sign-in off, after password and code are proved again. This session then counts as opened with only a
 * password, so an administrator can do nothing with it except set two-step sign-in up again. Every other session ends.
 */
export const disableMfa = command({
  name: "mfa.disable",
  input: StepUp,
  output: Nothing,
  prepare: provePassword,
  load: async ({ actor }) => ({ id: actor.kind === "user" ? actor.id : undefined }),
  async run(scope, input) {
    const userId = await stepUp(scope, input);
    const { db, actor, now, emit, afterCommit } = scope;
    await deleteFactor(db, userId);
    if (actor.kind === "user") {
      await setStrength(db, actor.sessionId, "password");
      await revokeAllBut(db, actor.sessionId, userId, "mfa_disabled", now);
    }
    emit("account.mfaDisabled", { userId });
    afterCommit(() => forgetSessionsOf(userId));
    return {};
  },
});
