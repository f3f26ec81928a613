import { command } from "@/lib/core/use-case";
import { forgetSession } from "./authenticate";
import { revokeOne } from "./queries";
import { Nothing } from "../schema";

/** Ends the session of this request: its tokens and its cookie are no longer valid. */
export const signOut = command({
  name: "account.signOut",
  input: Nothing,
  output: Nothing,
  async run({ db, actor, now, afterCommit }) {
    await revokeOne(db, actor.sessionId, "signed_out", now);
    afterCommit(() => forgetSession(actor.sessionId));
    return {};
  },
});
