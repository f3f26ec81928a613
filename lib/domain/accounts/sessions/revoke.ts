import { command } from "@/lib/core/use-case";
import { forgetSession } from "./authenticate";
import { findSession, revokeOne } from "./queries";
import { Nothing } from "../schema";
import { RevokeSession } from "./schema";

/** Signs one device out. */
export const revokeSession = command({
  name: "session.revoke",
  input: RevokeSession,
  output: Nothing,
  load: ({ db }, { id }) => findSession(db, id),
  async run({ db, now, afterCommit }, { id }) {
    await revokeOne(db, id, "revoked", now);
    afterCommit(() => forgetSession(id));
    return {};
  },
});
