import { toDataURL } from "qrcode";
import type { Person } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import type { Scope } from "@/lib/core/scope";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { encrypt, decrypt } from "@/lib/platform/crypto/encrypt";
import { freshProof, settleProof } from "../sign-in/fresh";
import { newTotpSecret, otpauthUrlOf, SET_UP_MINUTES } from "./totp";
import { findPendingSecret, savePendingSecret } from "./queries";
import { MfaSetUp, SetUpMfa } from "./schema";
import { findOwnAccount } from "../queries";

/**
 * Starts the set-up of two-step sign-in: makes a new secret that has no effect until a code of it is proved. Never changes
 * a secret in use: `invalid_transition` if two-step sign-in is on. `forbidden` if the sign-in is not fresh and the password
 * is not right.
 */
export const setUpMfa = command({
  name: "mfa.setUp",
  input: SetUpMfa,
  output: MfaSetUp,
  // Not kept for repeats: a repeat may simply make another secret, and a kept answer without the secret would be useless.
  repeatable: false,
  prepare: async (scope, input) => {
    const proof = await freshProof(scope, input);
    return { proof, shown: await present(await emailOf(scope), newTotpSecret()) };
  },
  async run(scope) {
    const { db, actor, now, prepared } = scope;
    const userId = actor.id;
    await settleProof(scope, prepared.proof);
    const pending = encrypt(prepared.shown.secret, { column: "totp_factors.pending_secret", id: userId });
    if (!(await savePendingSecret(db, userId, pending, new Date(now.getTime() + SET_UP_MINUTES * 60_000)))) {
      throw new AppError("invalid_transition", say("refusals.mfa.isOn"));
    }
    return prepared.shown;
  },
});

/** The set-up that was started, as it was first shown; undefined if there is none or it was started too long ago. */
export async function pendingSetUp(scope: Scope<Person>) {
  const userId = scope.actor.id;
  const encrypted = await findPendingSecret(scope.db, userId, scope.now);
  return encrypted && present(await emailOf(scope), decrypt(encrypted, { column: "totp_factors.pending_secret", id: userId }));
}

async function emailOf({ db, actor }: Scope<Person>): Promise<string> {
  return (await findOwnAccount(db, actor.id))?.email ?? "";
}

async function present(email: string, secret: string) {
  const otpauthUrl = otpauthUrlOf(secret, email);
  return { secret, otpauthUrl, qrCode: await toDataURL(otpauthUrl, { errorCorrectionLevel: "M", margin: 2, width: 240 }) };
}
