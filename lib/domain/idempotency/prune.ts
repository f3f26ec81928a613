import { prune } from "@/lib/core/prune";
import { deleteAnswers } from "./queries";

/**
 * Deletes a batch of answers that were kept for repeated writes. A client repeats a write within minutes; we promise to
 * keep answers for a day, and keep them for two.
 */
export const pruneIdempotency = prune("idempotency.prune", { keptDays: 2, batch: 5000, deleteBefore: deleteAnswers });
