import type { Person } from "@/lib/core/actor";
import { invalid } from "@/lib/core/errors";
import type { Scope } from "@/lib/core/scope";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { forgetSessionsOf } from "../sessions/authenticate";
import { whyNewPasswordIsWeak } from "./new-password";
import { hashPassword } from "./hash";
import { replacePassword } from "../queries";
import { revokeAllBut } from "@/lib/domain/accounts/sessions/queries";
import { Nothing } from "../schema";
import { ChangePassword } from "./schema";
import { confirmOwner, provePassword } from "../sign-in/step-up";

/**
 * Changes the caller's password, which they prove first, with a code besides where two-step sign-in is on, and signs
 * every other device out: whoever knew the old one is shut out with it. They are told by mail. `forbidden` where password
 * or code is wrong, which is counted and slows the next try; `invalid_input` where the code is missing or the new one is weak.
 */
export const changePassword = command({
  name: "account.changePassword",
  input: ChangePassword,
  output: Nothing,
  prepare: judge,
  load: async ({ actor }) => ({ id: actor.id }),
  async run(scope, { code }) {
    const { db, actor, now, prepared, emit, afterCommit } = scope;
    const { proof, weak, newHash } = prepared;
    const { passwordHash } = await confirmOwner(scope, proof, code, "currentPassword");
    // Said after the proof alone. It undoes the transaction, so the code can be sent again with a better one.
    if (weak || !newHash) throw invalid("newPassword", weak ?? say("fields.password.another"));
    await replacePassword(db, actor.id, passwordHash, newHash, now);
    // After the password, so that a sign-in with the old one that was faster is seen and ended.
    await revokeAllBut(db, actor.sessionId, actor.id, "password_changed", now);
    emit("account.passwordChanged", { userId: actor.id });
    afterCommit(() => forgetSessionsOf(actor.id));
    return {};
  },
});

async function judge(scope: Scope<Person>, { currentPassword, newPassword }: { currentPassword: string; newPassword: string }) {
  const proof = await provePassword(scope, { password: currentPassword });
  if (!proof.account || !proof.proved) return { proof };
  const isSame = currentPassword.normalize("NFKC") === newPassword.normalize("NFKC");
  const weak = isSame ? say("fields.password.same") : await whyNewPasswordIsWeak(newPassword, proof.account);
  return weak ? { proof, weak } : { proof, newHash: await hashPassword(newPassword) };
}
