import { z } from "zod";
import { command } from "@/lib/core/use-case";
import { deleteAnswers } from "./queries";

/** A client that repeats a write does so within minutes; a day is promised, and this is more. */
const KEPT_HOURS = 48;
const BATCH = 5000;

/** Deletes a batch of answers that were kept for repeated writes. */
export const pruneIdempotency = command({
  name: "idempotency.prune",
  input: z.object({}),
  output: z.object({ deleted: z.int(), more: z.boolean() }),
  async run({ db, now }) {
    const deleted = await deleteAnswers(db, new Date(now.getTime() - KEPT_HOURS * 3_600_000), BATCH);
    return { deleted, more: deleted === BATCH };
  },
  note: ({ deleted }) => ({ details: { deleted } }),
});
