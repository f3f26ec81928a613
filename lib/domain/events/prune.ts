import { prune } from "@/lib/core/prune";
import { deleteEvents } from "./queries";

/** Deletes a batch of events that are older than a day. */
export const pruneEvents = prune("event.prune", { keptDays: 1, batch: 5000, deleteBefore: deleteEvents });
