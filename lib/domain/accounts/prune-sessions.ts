import { command } from "@/lib/core/use-case";
import { deleteSessions } from "./prune-queries";
import { Nothing, Pruned } from "./schema";

/** So long one can still look up which device a session was on. */
const KEPT_DAYS = 30;
const BATCH = 1000;

/** Deletes a batch of sessions, with their refresh tokens, whose time was over a month ago. */
export const pruneSessions = command({
  name: "session.prune",
  input: Nothing,
  output: Pruned,
  async run({ db, now }) {
    const deleted = await deleteSessions(db, new Date(now.getTime() - KEPT_DAYS * 86_400_000), BATCH);
    return { deleted, more: deleted === BATCH };
  },
  note: ({ deleted }) => ({ details: { deleted } }),
});
