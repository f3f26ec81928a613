import { prune } from "@/lib/core/prune";
import { KNOWN_DAYS } from "./growing-waits";
import { deleteStaleCounters } from "./queries";

/** Deletes a batch of sign-in counters that have not changed for as long as a person stays known at an address. */
export const forgetSignInCounters = prune("signInCounter.forget", { keptDays: KNOWN_DAYS, batch: 5000, deleteBefore: deleteStaleCounters });
