import { command } from "@/lib/core/use-case";
import { newId } from "@/lib/platform/ids";
import { newLink } from "../links/link";
import { insertLinkForEmail } from "../links/queries";
import { Nothing } from "../schema";
import { RequestPasswordReset } from "./schema";

/**
 * Sends a link to choose a new password, at most a few times an hour. The answer, the rows written and the time taken are
 * the same whether or not the address has an account: only the delivery, in the background, looks up the recipient.
 */
export const requestPasswordReset = command({
  name: "account.requestPasswordReset",
  input: RequestPasswordReset,
  output: Nothing,
  async run({ db, now, emit }, { email }) {
    const link = newLink(newId(), "reset_password", now);
    await insertLinkForEmail(db, link, email);
    emit("account.passwordResetRequested", { linkId: link.id });
    return {};
  },
});
