import { command } from "@/lib/core/use-case";
import { forgetSessionsOf } from "../sessions/authenticate";
import { deleteFactor, lockAccount } from "../mfa/queries";
import { decideReset, findReset, lockReset } from "./queries";
import { MfaReset, MfaResetId } from "./schema";
import { revokeAllBut } from "@/lib/domain/accounts/sessions/queries";
import { openReset } from "./request";

/**
 * A second administrator approves a reset: the second factor is removed, every session of the person ends, and the person
 * is told. The administrator who asked cannot approve, nor can the person: the policy forbids it, and so do checks on the table.
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
