import { AppError } from "@/lib/core/errors";
import type { Scope } from "@/lib/core/scope";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import type { PaymentProvider } from "@/lib/domain/consultations/schema";
import { type Charge, PaymentError } from "@/lib/platform/payments/port";
import { applyCharge } from "./charges/apply";
import { paymentOf } from "./present";
import { portOf } from "./provider";
import { findPayment, findPaymentOf, lockPaymentOf, type PaymentRow, updatePayment } from "./queries";
import { BeginPayment, Payment } from "./schema";

/**
 * Begins or continues to pay for a visit: makes the provider's order, or asks the provider what has become of it. For a visit that is paid
 * already the answer is that payment. `invalid_transition` if nothing is to be paid online, or the time is held no longer.
 */
export const beginPayment = command({
  name: "payment.begin",
  input: BeginPayment,
  output: Payment,
  /** The provider is asked before the transaction: it may take seconds. Only for those who could pay; anybody else is refused below. */
  async prepare({ db, actor }, { id }): Promise<Learned | undefined> {
    const payment = await findPaymentOf(db, id);
    if (actor.kind !== "user" || !payment || payment.payerId !== actor.id || payment.paidAt || !isOnline(payment)) return undefined;
    if (payment.orderId === null && payment.visitStatus !== "pending_payment") return undefined;
    return askProvider(db, payment);
  },
  load: ({ db }, { id }) => lockPaymentOf(db, id),
  async run(scope, _, payment) {
    const { db, now, actor, prepared } = scope;
    if (!isOnline(payment)) throw new AppError("invalid_transition", say("refusals.payment.notOnline"), { extra: { allowed: [] } });
    const orderId = payment.orderId ?? prepared?.orderId;
    if (payment.orderId === null && orderId) await updatePayment(db, payment.id, { orderId });
    for (const charge of prepared?.charges ?? []) await applyCharge(scope, { provider: payment.provider, charge, source: "poll", eventId: `poll ${charge.id} ${charge.state}` });
    const after = (await findPayment(db, payment.id))!;
    if (!after.paidAt) mustBeHeld(after, now);
    if (!after.orderId) throw new AppError("edit_conflict", say("refusals.payment.changed"));
    return paymentOf(after, actor);
  },
});

/** What the provider has answered. */
interface Learned {
  orderId: string;
  charges: Charge[];
}

const isOnline = (payment: PaymentRow): payment is PaymentRow & { provider: PaymentProvider } => payment.provider === "simulated" || payment.provider === "razorpay";

async function askProvider(db: Scope["db"], payment: PaymentRow & { provider: PaymentProvider }): Promise<Learned> {
  const port = portOf(db, payment.provider);
  if (!port) throw new AppError("unavailable", say("refusals.payment.unavailable"), { retryAfterSeconds: 60 });
  try {
    if (payment.orderId) return { orderId: payment.orderId, charges: await port.chargesOf(payment.orderId) };
    return { orderId: await port.orderOf(payment), charges: [] };
  } catch (cause) {
    if (cause instanceof PaymentError) throw new AppError("unavailable", say("refusals.payment.unavailable"), { cause, retryAfterSeconds: 10 });
    throw cause;
  }
}

/** Throws `invalid_transition` unless the visit's time is held for this payment. */
export function mustBeHeld({ visitStatus, holdEndsAt }: PaymentRow, now: Date): void {
  if (visitStatus === "pending_payment" && holdEndsAt !== null && holdEndsAt > now) return;
  throw new AppError("invalid_transition", say("refusals.payment.notHeld"), { extra: { allowed: [] } });
}
