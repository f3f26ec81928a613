import { prune } from "@/lib/core/prune";
import { deleteInvitations } from "./queries";

/** Deletes a batch of invitations that expired thirty or more days ago, used or not. */
export const pruneInvitations = prune("patient.pruneInvitations", { keptDays: 30, batch: 1000, deleteBefore: deleteInvitations });
