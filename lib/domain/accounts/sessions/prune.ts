import { prune } from "@/lib/core/prune";
import { deleteSessions } from "./queries";

/**
 * Deletes a batch of sessions, with their refresh tokens, whose time was over a month ago: so long one can still look up
 * which device a session was on.
 */
export const pruneSessions = prune("session.prune", { keptDays: 30, batch: 1000, deleteBefore: deleteSessions });
