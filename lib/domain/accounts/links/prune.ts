import { prune } from "@/lib/core/prune";
import { deleteLinks } from "./queries";

/** Deletes a batch of links that expired two or more days ago. */
export const pruneLinks = prune("account.pruneLinks", { keptDays: 2, batch: 2000, deleteBefore: deleteLinks });
