import { invalid } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { encrypt, decrypt } from "@/lib/platform/crypto/encrypt";
import { newId } from "@/lib/platform/ids";
import { findLiveFactor } from "../mfa/queries";
import { findReset, insertReset } from "./queries";
import { MfaReset, RequestMfaReset, RESET_HOURS } from "./schema";
import { findAccount } from "../queries";

const LIFE_MS = RESET_HOURS * 3_600_000;

/**
 * A person has lost their device. An administrator verifies who they are, asks for the removal of the second factor, and
 * writes down what was checked. Nothing is removed until another administrator approves. The person is told at once, so
 * that they notice a false request.
 */
export const requestMfaReset = command({
  name: "mfaReset.request",
  input: RequestMfaReset,
  output: MfaReset,
  load: async ({ db }, { email }) => {
    const account = await findAccount(db, email);
    return account && { id: account.id, userId: account.id };
  },
  async run({ db, actor, now, emit }, { proof }, { userId }) {
    if (!(await findLiveFactor(db, userId))) throw invalid("email", say("fields.email.withoutMfa"));
    const id = newId();
    const encrypted = encrypt(proof, { column: "mfa_resets.proof", id });
    await insertReset(db, { id, userId, requestedBy: actor.id, proof: encrypted, createdAt: now, expiresAt: new Date(now.getTime() + LIFE_MS) }, now);
    emit("account.mfaResetRequested", { userId });
    return openReset(await findReset(db, id));
  },
  auditNote: (reset, { userId }) => ({ resourceId: reset.id, details: { userId } }),
});

/** A request as administrators see it. */
export function openReset(row: Awaited<ReturnType<typeof findReset>>): MfaReset {
  return { ...row, proof: decrypt(row.proof, { column: "mfa_resets.proof", id: row.id }) };
}
