import { command } from "@/lib/core/use-case";
import { deleteLinks } from "./prune-queries";
import { Nothing, Pruned } from "./schema";

const KEPT_DAYS = 2;
const BATCH = 2000;

/** Deletes a batch of links that expired two days ago and longer. */
export const pruneLinks = command({
  name: "account.pruneLinks",
  input: Nothing,
  output: Pruned,
  async run({ db, now }) {
    const deleted = await deleteLinks(db, new Date(now.getTime() - KEPT_DAYS * 86_400_000), BATCH);
    return { deleted, more: deleted === BATCH };
  },
  note: ({ deleted }) => ({ details: { deleted } }),
});
