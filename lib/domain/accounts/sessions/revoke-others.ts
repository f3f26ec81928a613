import { command } from "@/lib/core/use-case";
import { forgetSessionsOf } from "./authenticate";
import { revokeAllBut } from "./queries";
import { Nothing } from "../schema";

/** Signs every device out except the one that sends this request. */
export const revokeOtherSessions = command({
  name: "session.revokeOthers",
  input: Nothing,
  output: Nothing,
  async run({ db, actor, now, afterCommit }) {
    await revokeAllBut(db, actor.sessionId, actor.id, "revoked", now);
    afterCommit(() => forgetSessionsOf(actor.id));
    return {};
  },
});
