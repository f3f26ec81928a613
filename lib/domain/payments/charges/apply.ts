import type { CommandScope } from "@/lib/core/scope";
import { tellRoom } from "@/lib/domain/events/tell";
import { releaseSlot, updateConsultation } from "@/lib/domain/consultations/queries";
import type { PaymentProvider } from "@/lib/domain/consultations/schema";
import { endWaits } from "@/lib/domain/waiting-list/queries";
import { newId } from "@/lib/platform/ids";
import { logger } from "@/lib/platform/log/logger";
import type { Charge } from "@/lib/platform/payments/port";
import { paymentAlarmsTotal, paymentsTotal } from "@/lib/platform/telemetry/payment-metrics";
import { meaningOf } from "../payment";
import { bookHeldSlot, expireLapsed, findByOrder, hasAlarmed, hasEvent, insertEvent, lockPaymentOf, lockTimes, type PaymentRow, retakeSlot, updatePayment } from "../queries";
import { insertRefund } from "../refunds/queries";

type Scope = Pick<CommandScope, "db" | "now" | "emit" | "afterCommit">;

/** News of one charge, and how it came. */
export interface ChargeNews {
  provider: PaymentProvider;
  charge: Charge;
  source: "webhook" | "poll" | "simulated";
  eventId: string;
}

/**
 * Takes note of a charge: the visit is confirmed, or its time is taken again, or the money is to be given back. The same news a second time,
 * in whatever way, changes nothing. All of it happens under the lock of the consultation and commits at once.
 */
export async function applyCharge(scope: Scope, { provider, charge, source, eventId }: ChargeNews): Promise<{ paymentId: string | null; outcome: string }> {
  const { db, now } = scope;
  const event = { provider, eventId, source, orderId: charge.orderId, chargeId: charge.id, state: charge.state, amount: charge.amount, currency: charge.currency, receivedAt: now };
  const consultationId = await findByOrder(db, provider, charge.orderId);
  const payment = consultationId && (await lockPaymentOf(db, consultationId));
  if (!payment) {
    // Another program may use the same account of the provider.
    await insertEvent(db, { ...event, outcome: "unknown_order" });
    return { paymentId: null, outcome: "unknown_order" };
  }
  if (await hasEvent(db, provider, eventId)) return { paymentId: payment.id, outcome: "known" };
  const { visitStatus: status, startsAt, holdEndsAt, isPossible } = payment;
  const meaning = meaningOf(charge, { ...payment, paidBy: payment.chargeId, visit: { status, startsAt, holdEndsAt, isPossible } }, now);
  const isKnownAlarm = meaning.do === "alarm" && (await hasAlarmed(db, provider, charge.id));
  const outcome = isKnownAlarm ? "ignored" : meaning.do === "alarm" ? await alarm(scope, payment, meaning.alarm) : await carryOut(scope, payment, charge, meaning.do);
  await insertEvent(db, { ...event, paymentId: payment.id, outcome });
  scope.afterCommit(() => paymentsTotal.inc({ provider, outcome }));
  return { paymentId: payment.id, outcome };
}

async function carryOut(scope: Scope, payment: PaymentRow, charge: Charge, what: "confirm" | "rebook" | "return" | "callOff" | "again" | "fail" | "capture" | "ignore"): Promise<string> {
  const { db, now } = scope;
  switch (what) {
    case "confirm":
      await bookHeldSlot(db, payment.slotId);
      return confirm(scope, payment, charge, "confirmed");
    case "rebook":
      await lockTimes(db, payment);
      await expireLapsed(db, now, { limit: 5, at: payment });
      if (await retakeSlot(db, payment, now)) return confirm(scope, payment, charge, "booked_again");
      return giveBack(scope, payment, charge);
    case "return":
      return giveBack(scope, payment, charge);
    case "callOff":
      return callOff(scope, payment, charge);
    case "again":
      await insertRefund(db, { id: newId(), paymentId: payment.id, provider: payment.provider as PaymentProvider, chargeId: charge.id, amount: charge.amount, currency: charge.currency, rule: "second_charge", nextAttemptAt: now });
      await alarm(scope, payment, "twice");
      return "second_charge";
    case "fail":
      await updatePayment(db, payment.id, { status: "failed" });
      await tellVisit(scope, payment);
      return "failed";
    default:
      return what === "capture" ? "to_capture" : "ignored";
  }
}

async function confirm(scope: Scope, payment: PaymentRow, charge: Charge, outcome: string): Promise<string> {
  const { db, now, emit } = scope;
  await updatePayment(db, payment.id, { status: "paid", providerReference: charge.id, paidAt: now });
  await updateConsultation(db, payment.consultationId, { status: "scheduled" });
  await lockTimes(db, payment);
  await endWaits(db, { ...payment, now });
  emit("consultation.booked", { consultationId: payment.consultationId });
  await tellVisit(scope, payment);
  return outcome;
}

/** The money came when there was nothing to be had for it any more. The job gives it back. */
async function giveBack(scope: Scope, payment: PaymentRow, charge: Charge): Promise<string> {
  const { db, now, emit } = scope;
  await updatePayment(db, payment.id, { status: "refund_due", providerReference: charge.id, paidAt: now, refundRule: "paid_late" });
  if (payment.visitStatus === "pending_payment") {
    await updateConsultation(db, payment.consultationId, { status: "expired" });
    await releaseSlot(db, payment.slotId);
  }
  emit("payment.cameTooLate", { consultationId: payment.consultationId });
  await tellVisit(scope, payment);
  return "to_give_back";
}

/** The money came in time for a visit that cannot take place. The visit is off, its patient is told, and the job gives the money back. */
async function callOff(scope: Scope, payment: PaymentRow, charge: Charge): Promise<string> {
  const { db, now, emit } = scope;
  await updatePayment(db, payment.id, { status: "refund_due", providerReference: charge.id, paidAt: now, refundRule: "not_possible" });
  await updateConsultation(db, payment.consultationId, { status: "cancelled", cancelledAt: now });
  await releaseSlot(db, payment.slotId);
  emit("payment.visitNotPossible", { consultationId: payment.consultationId });
  await tellVisit(scope, payment);
  return "called_off";
}

/** Marks the payment for an administrator, counts it, and says so in the log. Nothing else changes. */
export async function alarm({ db, afterCommit }: Pick<Scope, "db" | "afterCommit">, payment: Pick<PaymentRow, "id">, kind: NonNullable<PaymentRow["alarm"]>): Promise<string> {
  await updatePayment(db, payment.id, { alarm: kind });
  afterCommit(() => {
    paymentAlarmsTotal.inc({ kind });
    logger.error({ paymentId: payment.id, alarm: kind }, "A payment needs to be looked at by an administrator.");
  });
  return `alarm_${kind}`;
}

const tellVisit = (scope: Scope, payment: PaymentRow) => tellRoom(scope, { ...payment, id: payment.consultationId }, "visit");
