import { z } from "zod";
import { command } from "@/lib/core/use-case";
import { deleteDelivered } from "./queries";

const KEPT_DAYS = 7;
const BATCH = 2000;

/** Deletes a batch of events that were delivered a week ago and longer. Those that were given up stay, to be looked at. */
export const pruneOutbox = command({
  name: "outbox.prune",
  input: z.object({}),
  output: z.object({ deleted: z.int(), more: z.boolean() }),
  async run({ db, now }) {
    const deleted = await deleteDelivered(db, new Date(now.getTime() - KEPT_DAYS * 86_400_000), BATCH);
    return { deleted, more: deleted === BATCH };
  },
  note: ({ deleted }) => ({ details: { deleted } }),
});
