import { command } from "@/lib/core/use-case";
import { newId } from "@/lib/platform/ids";
import { portOf } from "../provider";
import { findPayment, lockPaymentOf } from "../queries";
import { TakenRefunds, TakeRefunds } from "../schema";
import type { PaymentProvider } from "@/lib/domain/consultations/schema";
import { insertRefund, leaseRefund, listDue, listOwed } from "./queries";

/** Few, so that each is tried well before another process could take it. */
const BATCH = 5;
/** Longer than the attempts of a whole batch can last. */
export const LEASE_SECONDS = 120;

/** Orders a refund for each payment that owes one, and takes the next ones for an attempt. From here on nobody can call such a refund back. */
export const takeRefunds = command({
  name: "payment.takeRefunds",
  input: TakeRefunds,
  output: TakenRefunds,
  repeatable: false,
  async run({ db, now }) {
    for (const { paymentId } of await listOwed(db, BATCH)) {
      const found = await findPayment(db, paymentId);
      const payment = found && (await lockPaymentOf(db, found.consultationId));
      const provider = payment?.provider as PaymentProvider;
      const amount = payment ? payment.amount - payment.refundedAmount : 0;
      if (payment?.status !== "refund_due" || payment.chargeId === null || amount <= 0 || !portOf(db, provider)) continue;
      await insertRefund(db, { id: newId(), paymentId, provider, chargeId: payment.chargeId, amount, currency: payment.currency, rule: payment.refundRule ?? "by_admin", nextAttemptAt: now });
    }
    const ids: string[] = [];
    for (const { id } of await listDue(db, now, BATCH)) if (await leaseRefund(db, id, now, new Date(now.getTime() + LEASE_SECONDS * 1000))) ids.push(id);
    return { ids };
  },
  auditNote: ({ ids }) => ({ details: { count: ids.length } }),
});
