import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { env } from "@/lib/platform/config/env";
import { isSigned, newsOf } from "@/lib/platform/payments/webhook";
import { findPayment, hasEvent, insertEvent, lockPaymentOf } from "../queries";
import { FAILED_LATER, findByProviderRefund, updateRefund } from "../refunds/queries";
import { Received, ReceiveNews } from "../schema";
import { alarm, applyCharge } from "./apply";

const provider = "razorpay" as const;

/**
 * Razorpay tells what has happened. Kept and carried out in one transaction; what is known already changes nothing. `malformed_request` if the
 * signature is not over these bytes.
 */
export const receiveNews = command({
  name: "payment.receive",
  input: ReceiveNews,
  output: Received,
  repeatable: false,
  async run(scope, { body, signature, eventId }) {
    const { db, now } = scope;
    if (!isSigned(body, signature, env().RAZORPAY_WEBHOOK_SECRET)) throw new AppError("malformed_request", say("refusals.payment.signature"));
    const news = newsOf(body, eventId);
    if (news.charge) await applyCharge(scope, { provider, charge: news.charge, source: "webhook", eventId: news.eventId });
    else {
      const refund = news.failedRefund && (await findByProviderRefund(db, news.failedRefund));
      // Under the lock of the consultation, as all that changes a payment: an attempt that ends now sees this, or is seen.
      const payment = refund && (await findPayment(db, refund.paymentId));
      if (payment) await lockPaymentOf(db, payment.consultationId);
      if (await hasEvent(db, provider, news.eventId)) return { received: true as const };
      if (refund) {
        await updateRefund(db, refund.id, { lastError: FAILED_LATER });
        await alarm(scope, { id: refund.paymentId }, "refund");
      }
      await insertEvent(db, { provider, eventId: news.eventId, source: "webhook", paymentId: refund ? refund.paymentId : null, outcome: refund ? "alarm_refund" : "not_followed", receivedAt: now });
    }
    return { received: true as const };
  },
});
