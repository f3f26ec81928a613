import { actorId } from "@/lib/core/actor";
import { AppError, invalid } from "@/lib/core/errors";
import { command, type Scope } from "@/lib/core/use-case";
import { forgetSessionsOf } from "./authenticate";
import { whyNewPasswordIsWeak } from "./new-password";
import { hashPassword, verifyPassword } from "./password-hash";
import { findOwnAccount, replacePassword, revokeAllBut } from "./queries";
import { ChangePassword, Nothing } from "./schema";

/**
 * Changes the caller's password, which they prove first, and signs every other device out: whoever knew the old one
 * is shut out with it. They are told by mail. `forbidden` where the current password is wrong, `invalid_input` where the new one is weak.
 */
export const changePassword = command({
  name: "account.changePassword",
  input: ChangePassword,
  output: Nothing,
  prepare: judge,
  load: async ({ actor }) => ({ id: actorId(actor) }),
  async run({ db, actor, now, prepared, emit, afterCommit }) {
    if (actor.kind !== "user") return {};
    const { proved, weak, oldHash, newHash } = prepared;
    if (proved && weak) throw invalid("newPassword", weak);
    // It may have been changed from another device while the hashes were computed.
    if (!newHash || !oldHash || !(await replacePassword(db, actor.id, oldHash, newHash, now))) {
      const why = "The current password is not right.";
      throw new AppError("forbidden", why, { fields: { currentPassword: [why] }, lasting: { resourceId: actor.id } });
    }
    // After the password, so that a sign-in with the old one that was faster is seen and ended.
    await revokeAllBut(db, actor.sessionId, actor.id, "password_changed", now);
    emit("account.passwordChanged", { userId: actor.id });
    afterCommit(() => forgetSessionsOf(actor.id));
    return {};
  },
});

async function judge({ db, actor }: Scope, { currentPassword, newPassword }: { currentPassword: string; newPassword: string }) {
  const account = await findOwnAccount(db, actorId(actor)!);
  const oldHash = account?.passwordHash;
  const proved = (await verifyPassword(oldHash, currentPassword)) && account !== undefined;
  const isSame = currentPassword.normalize("NFKC") === newPassword.normalize("NFKC");
  const judgeNew = () => (isSame ? "This is the password you have. Choose another." : whyNewPasswordIsWeak(newPassword, account!));
  const weak = proved ? await judgeNew() : undefined;
  return { proved, weak, oldHash, newHash: proved && !weak ? await hashPassword(newPassword) : undefined };
}
