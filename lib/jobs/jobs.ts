import type { Context } from "@/lib/core/use-case";
import { pruneOutbox } from "./prune-outbox";
import type { Job } from "./schedule";

/** Everything that happens by the clock: name, when (Indian time), and the use case, called as `system(name)`. */
export const jobs: readonly Job[] = [{ name: "outbox.prune", cron: "20 3 * * *", run: inBatches(pruneOutbox) }];

/** Cleans batch by batch, so that no transaction is long. */
function inBatches(clean: (context: Context, input: Record<string, never>) => Promise<{ more: boolean }>) {
  return async (context: Context) => {
    while ((await clean(context, {})).more);
  };
}
