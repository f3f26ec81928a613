import { actorId } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { newId } from "@/lib/platform/ids";
import { LINKS_AN_HOUR, newLink } from "../links/link";
import { countLinks, insertLink, isEmailVerified } from "../links/queries";
import { Nothing } from "../schema";

/** Sends the mail to confirm the caller's address again. Does nothing if the address is confirmed; `rate_limited` after a few mails an hour. */
export const resendVerification = command({
  name: "account.resendVerification",
  input: Nothing,
  output: Nothing,
  load: async ({ actor }) => ({ id: actorId(actor) }),
  async run({ db, actor, now, emit }) {
    const userId = actor.id;
    if (await isEmailVerified(db, userId)) return {};
    if ((await countLinks(db, userId, "verify_email", new Date(now.getTime() - 3_600_000))) >= LINKS_AN_HOUR) {
      throw new AppError("rate_limited", say("refusals.link.tooMany"), { retryAfterSeconds: 3600 });
    }
    const link = newLink(newId(), "verify_email", now);
    await insertLink(db, { ...link, userId });
    emit("account.verificationRequested", { userId, linkId: link.id });
    return {};
  },
});
