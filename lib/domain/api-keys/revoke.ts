import { z } from "zod";
import { command } from "@/lib/core/use-case";
import { forgetApiKey } from "./authenticate";
import { findKey, revokeKey } from "./queries";
import { RevokeApiKey } from "./schema";

/** Ends a partner's key: at once in this process, within seconds in others. A key that has ended stays ended. */
export const revokeApiKey = command({
  name: "apiKey.revoke",
  input: RevokeApiKey,
  output: z.object({}),
  load: ({ db }, { id }) => findKey(db, id),
  async run({ db, actor, now, afterCommit }, { id }) {
    await revokeKey(db, id, actor.id, now);
    afterCommit(() => forgetApiKey(id));
    return {};
  },
});
