import { prune } from "@/lib/core/prune";
import { deleteDelivered } from "./queries";

/** Deletes a batch of events that were delivered at least a week ago. Events that were given up stay, so that people can look at them. */
export const pruneOutbox = prune("outbox.prune", { keptDays: 7, batch: 2000, deleteBefore: deleteDelivered });
