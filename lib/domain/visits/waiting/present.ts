import type { findDelay } from "./queries";
import type { Delay } from "./schema";

/** A delay as it is shown; a day without one is on time. */
export const delayOf = (row: Awaited<ReturnType<typeof findDelay>>): Delay => (row ? { state: row.kind, minutes: row.minutes, since: row.since } : { state: "on_time", minutes: null, since: null });
