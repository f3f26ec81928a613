import { command } from "@/lib/core/use-case";
import { forgetSessionsOf } from "../sessions/authenticate";
import { deleteFactor, lockAccount } from "../mfa/queries";
import { decideReset, findReset, lockReset } from "./queries";
import { MfaReset, MfaResetId } from "./schema";
import { revokeAllBut } from "@/lib/domain/accounts/sessions/queries";
import { openReset } from "./request";

/**
 * A second administrator approves: the second factor is removed, every session of the person ends, and they are told. It
 * is never the one who asked, nor the person: the policy says so, and the table's own checks say it again.
 */
export const approveMfaReset = command({
  name: "mfaReset.approve",
  input: MfaResetId,
  output: MfaReset,
  load: ({ db }, { id }) => lockReset(db, id),
  async run({ db, actor, now, emit, afterCommit }, { id }, { userId }) {
    await decideReset(db, id, "approved", actor.id, now);
    await lockAccount(db, userId);
    await deleteFactor(db, userId);
    await revokeAllBut(db, undefined, userId, "mfa_reset", now);
    emit("account.mfaReset", { userId });
    afterCommit(() => forgetSessionsOf(userId));
    return openReset(await findReset(db, id));
  },
  auditNote: (_, { userId, requestedBy }) => ({ details: { userId, requestedBy } }),
});
