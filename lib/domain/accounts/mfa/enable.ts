import { AppError, invalid } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { encrypt, decrypt } from "@/lib/platform/crypto/encrypt";
import { forgetSessionsOf } from "../sessions/authenticate";
import { freshProof, settleProof } from "../sign-in/fresh";
import { matchTotp, newRecoveryCodes, recoveryCodeHash, SET_UP_MINUTES } from "./totp";
import { findPendingSecret, lockAccount, replaceRecoveryCodes, setStrength, turnFactorOn } from "./queries";
import { EnableMfa, RecoveryCodes } from "./schema";
import { revokeAllBut } from "@/lib/domain/accounts/sessions/queries";

/**
 * Turns two-step sign-in on with the first code of the secret that was set up. Returns ten recovery codes, which are
 * shown only this time. This session then counts as opened with a code; every other session ends. `forbidden` if the
 * sign-in is not fresh and the password is not right.
 */
export const enableMfa = command({
  name: "mfa.enable",
  input: EnableMfa,
  output: RecoveryCodes,
  // A repeat is answered without the codes: only their hashes are kept.
  remember: () => ({ recoveryCodes: [] }),
  prepare: freshProof,
  async run(scope, { code }) {
    const { db, actor, now, prepared, emit, afterCommit } = scope;
    const { id, sessionId } = actor;
    await settleProof(scope, prepared);
    // Waits until a sign-in in progress with only the password has opened its session; that session is ended below.
    await lockAccount(db, id);
    const pending = await findPendingSecret(db, id, now);
    if (!pending) throw new AppError("invalid_transition", say("refusals.mfa.nothingToProve", { minutes: SET_UP_MINUTES }));
    const secret = decrypt(pending, { column: "totp_factors.pending_secret", id });
    const lastUsedStep = matchTotp(secret, code, now);
    if (lastUsedStep === undefined) throw invalid("code", say("fields.code.wrongNow"));

    const factor = { secret: encrypt(secret, { column: "totp_factors.secret", id }), lastUsedStep, enabledAt: now };
    if (!(await turnFactorOn(db, id, pending, factor))) throw new AppError("edit_conflict", say("refusals.mfa.setUpElsewhere"));
    const codes = newRecoveryCodes();
    await replaceRecoveryCodes(db, id, codes.map((shown) => recoveryCodeHash(id, shown)), now);
    await setStrength(db, sessionId, "mfa");
    await revokeAllBut(db, sessionId, id, "mfa_enabled", now);
    emit("account.mfaEnabled", { userId: id });
    afterCommit(() => forgetSessionsOf(id));
    return { recoveryCodes: codes };
  },
});
