import { invalid } from "@/lib/core/errors";
import type { Scope } from "@/lib/core/scope";
import { command } from "@/lib/core/use-case";
import { forgetSessionsOf } from "../sessions/authenticate";
import { linkHash, refusedLink } from "../links/link";
import { findLinkOwner, markEmailVerified, resetPasswordOf, spendLink, spendLinksOf } from "../links/queries";
import { whyNewPasswordIsWeak } from "./new-password";
import { hashPassword } from "./hash";
import { Nothing } from "../schema";
import { ResetPassword } from "./schema";

/**
 * Gives an account a new password with the link that was sent to its address, and signs every device out. Two-step
 * sign-in stays on: someone who has only the mailbox does not get in. `invalid_input` names the field that is wrong:
 * `token` if the link was used or has expired, `newPassword` if it is weak.
 */
export const resetPassword = command({
  name: "account.resetPassword",
  input: ResetPassword,
  output: Nothing,
  prepare: judge,
  load: async ({ prepared: { ownerId } }) => ({ id: ownerId }),
  async run({ db, now, prepared, emit, afterCommit }, { token }) {
    const { weak, newHash } = prepared;
    if (weak) throw invalid("newPassword", weak);
    // Another request may have used the link while the hash was computed.
    const userId = newHash && (await spendLink(db, linkHash(token), "reset_password", now));
    if (!userId || !(await resetPasswordOf(db, userId, newHash, now))) {
      throw refusedLink("refusals.link.usedOrExpired");
    }
    // The person who opened the link can read the mailbox.
    await Promise.all([spendLinksOf(db, userId, "reset_password", now), markEmailVerified(db, userId, now)]);
    emit("account.passwordChanged", { userId });
    afterCommit(() => forgetSessionsOf(userId));
    return {};
  },
});

async function judge({ db, now }: Scope, { token, newPassword }: { token: string; newPassword: string }) {
  const owner = await findLinkOwner(db, linkHash(token), "reset_password", now);
  if (!owner) return {};
  const ownerId = owner.id;
  const weak = await whyNewPasswordIsWeak(newPassword, owner);
  return weak ? { ownerId, weak } : { ownerId, newHash: await hashPassword(newPassword) };
}
