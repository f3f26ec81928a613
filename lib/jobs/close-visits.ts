import { AppError } from "@/lib/core/errors";
import type { Context } from "@/lib/core/scope";
import { closeVisit } from "@/lib/domain/visits/outcome/close";
import { listDueVisits } from "@/lib/domain/visits/outcome/list-due";
import { apart } from "./apart";

/** Closes the visits whose time is over, each in a transaction of its own. Two processes that do it at once close each visit once. */
export async function closeVisits(context: Context): Promise<void> {
  await apart(dueVisits(context), (id) => closeVisit(context, { id }).catch(unlessUndecided));
}

async function* dueVisits(context: Context): AsyncGenerator<string> {
  let after: { startsAt: string; id: string } | undefined;
  do {
    const due = await listDueVisits(context, { after });
    yield* due.ids;
    after = due.after ?? undefined;
  } while (after);
}

/** Nothing to decide yet, or somebody else was first. */
function unlessUndecided(error: unknown): void {
  if (!(error instanceof AppError && error.code === "invalid_transition")) throw error;
}
