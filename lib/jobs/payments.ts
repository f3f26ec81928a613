import { AppError } from "@/lib/core/errors";
import type { Context } from "@/lib/core/scope";
import { askProvider } from "@/lib/domain/payments/charges/ask";
import { takeOpenPayments } from "@/lib/domain/payments/charges/take-open";
import { expireHolds } from "@/lib/domain/payments/expire";
import { readDuties } from "@/lib/domain/payments/read-duties";
import { carryRefund } from "@/lib/domain/payments/refunds/carry";
import { takeRefunds } from "@/lib/domain/payments/refunds/take";
import { apart } from "./apart";

/** Tidies what was not paid in time. */
export async function expireLapsedHolds(context: Context): Promise<void> {
  if (!(await readDuties(context, {})).holds) return;
  while ((await expireHolds(context, {})).more);
}

/** Finds what no webhook told: asks the providers about payments that were begun and are not known to be paid. */
export async function askProviders(context: Context): Promise<void> {
  if (!(await readDuties(context, {})).open) return;
  await apart((await takeOpenPayments(context, {})).data, ({ id }) => askProvider(context, { id }).catch(unlessUnavailable));
}

/** Carries out the refunds that are owed, a few at a time, until there are none. */
export async function giveMoneyBack(context: Context): Promise<void> {
  if (!(await readDuties(context, {})).refunds) return;
  await apart(takenRefunds(context), (id) => carryRefund(context, { id }));
}

async function* takenRefunds(context: Context): AsyncGenerator<string> {
  for (let ids: readonly string[] = [""]; ids.length > 0; ) {
    ({ ids } = await takeRefunds(context, {}));
    yield* ids;
  }
}

/** A provider that cannot be reached about one payment is asked again at the next run, and about the others now. */
function unlessUnavailable(error: unknown): void {
  if (!(error instanceof AppError && error.code === "unavailable")) throw error;
}
