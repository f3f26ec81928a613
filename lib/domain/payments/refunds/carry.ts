import { command } from "@/lib/core/use-case";
import type { Scope } from "@/lib/core/scope";
import { tellRoom } from "@/lib/domain/events/tell";
import { PaymentError } from "@/lib/platform/payments/port";
import { refundsTotal } from "@/lib/platform/telemetry/payment-metrics";
import { alarm } from "../charges/apply";
import { portOf } from "../provider";
import { findPayment, lockPaymentOf, updatePayment } from "../queries";
import { CarriedRefund, CarryRefund } from "../schema";
import { FAILED_LATER, findRefund, updateRefund } from "./queries";

/** An attempt begins only with so much of the lease left: more than its calls can last. */
const NEEDED_MS = 30_000;
/** After so many failures an administrator is called; it goes on being tried. */
const ALARM_AFTER = 5;
const LONGEST_WAIT_MINUTES = 360;

type Attempt = { refundId: string } | { error: string; isFinal: boolean } | undefined;

/**
 * Carries out a refund that was taken: looks for one with its receipt first, because an attempt before may have succeeded without an answer.
 * A failed attempt is repeated later and later.
 */
export const carryRefund = command({
  name: "payment.carryRefund",
  input: CarryRefund,
  output: CarriedRefund,
  repeatable: false,
  async prepare({ db, now }, { id }): Promise<Attempt> {
    return attempt(db, now, id);
  },
  load: ({ db }, { id }) => findRefund(db, id),
  async run({ db, now, emit, afterCommit, prepared }, { id }, refund) {
    const found = await findPayment(db, refund.paymentId);
    const payment = (await lockPaymentOf(db, found!.consultationId))!;
    const current = await findRefund(db, id);
    if (!prepared || current?.doneAt) return { outcome: "skipped" as const };
    const { provider } = refund;
    // The provider may have told already that it failed after all: then the alarm stays for an administrator.
    const hasFailed = current?.lastError === FAILED_LATER;
    if ("error" in prepared) {
      const waitMinutes = Math.min(LONGEST_WAIT_MINUTES, 2 ** refund.attempts);
      await updateRefund(db, id, { lastError: hasFailed ? FAILED_LATER : prepared.error, nextAttemptAt: new Date(now.getTime() + waitMinutes * 60_000) });
      if (prepared.isFinal || refund.attempts >= ALARM_AFTER) await alarm({ db, afterCommit }, payment, "refund");
      afterCommit(() => refundsTotal.inc({ provider, outcome: "failed" }));
      return { outcome: "failed" as const };
    }
    await updateRefund(db, id, { doneAt: now, providerRefundId: prepared.refundId, lastError: hasFailed ? FAILED_LATER : null });
    const isOfPayment = refund.chargeId === payment.chargeId;
    const solved = !hasFailed && payment.alarm === (isOfPayment ? "refund" : "twice") ? { alarm: null } : {};
    if (isOfPayment) {
      await updatePayment(db, payment.id, { ...solved, status: "refunded", refundedAmount: refund.amount, refundedAt: now });
      emit("payment.refunded", { consultationId: payment.consultationId });
    } else if ("alarm" in solved) await updatePayment(db, payment.id, solved);
    afterCommit(() => refundsTotal.inc({ provider, outcome: "done" }));
    await tellRoom({ db, now, afterCommit }, { ...payment, id: payment.consultationId }, "visit");
    return { outcome: "done" as const };
  },
  auditNote: ({ outcome }, refund) => ({ resourceId: refund.paymentId, details: { outcome, amount: refund.amount } }),
});

async function attempt(db: Scope["db"], now: Date, id: string): Promise<Attempt> {
  const refund = await findRefund(db, id);
  const port = refund && portOf(db, refund.provider);
  if (!port || refund.doneAt || refund.nextAttemptAt.getTime() - now.getTime() < NEEDED_MS) return undefined;
  try {
    const { chargeId, amount } = refund;
    return { refundId: (await port.findRefund(chargeId, id)) ?? (await port.refund({ chargeId, amount, receipt: id })) };
  } catch (error) {
    if (error instanceof PaymentError) return { error: error.message, isFinal: error.isFinal };
    throw error;
  }
}
