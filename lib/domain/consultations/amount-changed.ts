import { AppError } from "@/lib/core/errors";
import type { Money } from "@/lib/core/wire";
import { say } from "@/lib/core/words";

const PAISE = 100;
const sentences = { fee: "refusals.amount.fee", refund: "refusals.amount.refund" } as const;

/**
 * The refusal of an action whose amount is not the one that the person agreed to. Both amounts in minor units.
 *
 * @param what `fee` of a booking, `refund` of a cancellation
 */
export function amountChanged(what: "fee" | "refund", seen: number, now: number): AppError {
  const amount = (value: number): Money => ({ amount: value, currency: "INR" });
  return new AppError("amount_changed", say(sentences[what], { seen: seen / PAISE, now: now / PAISE }), { extra: { seen: amount(seen), now: amount(now) } });
}
