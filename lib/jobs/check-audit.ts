import type { Context } from "@/lib/core/scope";
import { verifyAudit } from "@/lib/domain/audit/seals/verify";

/** The budget of one run. With one seal a minute and a run every ten minutes, a year's seals are checked within four days. */
const BUDGET = { seals: 1000, seconds: 20, slice: 100 };

/**
 * Continues checking the audit where the last run stopped, until it reaches the end or has used up its budget. Works
 * slice by slice, so that no transaction is long.
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
