import type { Context } from "@/lib/core/scope";
import { verifyAudit } from "@/lib/domain/audit/seals/verify";

/** What one run may take: at one seal a minute and a run every ten minutes, a year's seals are gone over within four days. */
const BUDGET = { seals: 1000, seconds: 20, slice: 100 };

/**
 * Checks the audit on from where the last run ended, slice by slice so that no transaction is long, until it has come
 * to the end or has used up its budget.
 */
export async function checkAudit(context: Context, { seals, seconds, slice } = BUDGET): Promise<void> {
  const until = performance.now() + seconds * 1000;
  let after: number | undefined;
  let left = seals;
  do {
    const { next } = await verifyAudit(context, { after, seals: Math.min(slice, left) });
    if (next === null) return;
    after = next;
    left -= slice;
  } while (left > 0 && performance.now() < until);
}
