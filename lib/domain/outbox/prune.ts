import { prune } from "@/lib/core/prune";
import { deleteDelivered } from "./queries";

/** Deletes a batch of events that were delivered a week ago and longer. Those that were given up stay, to be looked at. */
export const pruneOutbox = prune("outbox.prune", { keptDays: 7, batch: 2000, deleteBefore: deleteDelivered });
