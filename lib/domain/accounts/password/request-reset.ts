import { command } from "@/lib/core/use-case";
import { newId } from "@/lib/platform/ids";
import { newLink } from "../links/link";
import { insertLinkForEmail } from "../links/queries";
import { Nothing } from "../schema";
import { RequestPasswordReset } from "./schema";

/**
 * Sends a link to choose a new password, a few an hour at most. The answer, what is written and the time it takes are the
 * same whether the address has an account or not: who it is for is found out by the delivery, in the background.
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
