import { prune } from "@/lib/core/prune";
import { deleteTickets } from "./queries";

/** Deletes a batch of tickets that ended a day or more ago. */
export const pruneTickets = prune("visit.pruneTickets", { keptDays: 1, batch: 2000, deleteBefore: deleteTickets });
