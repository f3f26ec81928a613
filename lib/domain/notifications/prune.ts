import { prune } from "@/lib/core/prune";
import { deleteOld } from "./queries";

/** Deletes a batch of notifications that are older than half a year. */
export const pruneNotifications = prune("notification.prune", { keptDays: 180, batch: 5000, deleteBefore: deleteOld });
