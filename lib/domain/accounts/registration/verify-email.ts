import { command } from "@/lib/core/use-case";
import { linkHash, refusedLink } from "../links/link";
import { findVerification, markEmailVerified, spendLink, spendLinksOf } from "../links/queries";
import { Nothing } from "../schema";
import { VerifyEmail } from "./schema";

/**
 * Confirms the address of an account with the link that was sent to it. Opening the link again changes nothing and gets
 * the same answer. `invalid_input` if the link has expired or is not one of ours.
 */
export const verifyEmail = command({
  name: "account.verifyEmail",
  input: VerifyEmail,
  output: Nothing,
  load: async ({ db }, { token }) => ({ id: (await findVerification(db, linkHash(token)))?.userId }),
  async run({ db, now }, { token }) {
    const hash = linkHash(token);
    const userId = await spendLink(db, hash, "verify_email", now);
    if (!userId) {
      if ((await findVerification(db, hash))?.verifiedAt) return {};
      throw refusedLink("refusals.link.expired");
    }
    await Promise.all([markEmailVerified(db, userId, now), spendLinksOf(db, userId, "verify_email", now)]);
    return {};
  },
});
