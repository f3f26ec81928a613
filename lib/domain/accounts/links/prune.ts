import { prune } from "@/lib/core/prune";
import { deleteLinks } from "./queries";

/** Deletes a batch of links that expired two days ago and longer. */
export const pruneLinks = prune("account.pruneLinks", { keptDays: 2, batch: 2000, deleteBefore: deleteLinks });
