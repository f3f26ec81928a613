import { prune } from "@/lib/core/prune";
import { deleteSessions } from "./queries";

/**
 * Deletes a batch of sessions, with their refresh tokens, that ended at least a month ago: until then one can still look
 * up which device a session was on.
 */
export const pruneSessions = prune("session.prune", { keptDays: 30, batch: 1000, deleteBefore: deleteSessions });
