import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { env } from "@/lib/platform/config/env";
import { mustBeHeld } from "./begin";
import { paymentOf } from "./present";
import { extendHold, findPayment, lockPaymentOf, updatePayment } from "./queries";
import { ExtendHold, Payment } from "./schema";

/** Holds the time of a visit that waits for its payment once more as long. Once only, so that nobody keeps a doctor's time without paying. */
export const extendPaymentHold = command({
  name: "payment.extendHold",
  input: ExtendHold,
  output: Payment,
  load: ({ db }, { id }) => lockPaymentOf(db, id),
  async run({ db, now, actor }, _, payment) {
    mustBeHeld(payment, now);
    if (payment.extendedAt) throw new AppError("invalid_transition", say("refusals.payment.extendedBefore"), { extra: { allowed: [] } });
    const until = new Date(Math.max(now.getTime(), payment.holdEndsAt!.getTime()) + env().PAYMENT_HOLD_SECONDS * 1000);
    await extendHold(db, payment, until);
    await updatePayment(db, payment.id, { extendedAt: now });
    return paymentOf((await findPayment(db, payment.id))!, actor);
  },
});
