import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { newId } from "@/lib/platform/ids";
import { applyCharge } from "../charges/apply";
import { mustBeHeld } from "../begin";
import { paymentOf } from "../present";
import { findPayment, lockPaymentOf, updatePayment } from "../queries";
import { Payment, Simulate } from "../schema";
import { insertCharge, isOrderPaid, simulatedOrder } from "./queries";

/** Lets the simulated provider do what a real one would do next. A payment that is paid stays as it is. `not_found` for a payment of another provider. */
export const simulatePayment = command({
  name: "payment.simulate",
  input: Simulate,
  output: Payment,
  async load({ db }, { id }) {
    const payment = await findPayment(db, id);
    return payment?.provider === "simulated" ? lockPaymentOf(db, payment.consultationId) : undefined;
  },
  async run(scope, { outcome }, payment) {
    const { db, now, actor } = scope;
    const orderId = payment.orderId ?? simulatedOrder(payment.id);
    const { amount, currency } = payment;
    // Its order is paid once, as with a real provider, even if nobody knows of it yet.
    if (payment.paidAt || (await isOrderPaid(db, orderId))) return paymentOf(payment, actor);
    mustBeHeld(payment, now);
    if (payment.orderId === null) await updatePayment(db, payment.id, { orderId });
    const state = outcome === "fail" ? ("failed" as const) : ("captured" as const);
    const charge = { id: `pay_sim${newId().replaceAll("-", "")}`, orderId, amount, currency, state };
    const knownAt = outcome === "late" ? new Date(payment.holdEndsAt!.getTime() + LATE_MS) : now;
    await insertCharge(db, { ...charge, knownAt });
    if (outcome === "succeed" || outcome === "fail") await applyCharge(scope, { provider: "simulated", charge, source: "simulated", eventId: `sim ${charge.id} ${state}` });
    const after = await findPayment(db, payment.id);
    if (!after) throw new AppError("not_found", say("refusals.payment.unavailable"));
    return paymentOf(after, actor);
  },
});

/** How long after the end of the hold a late answer comes. */
const LATE_MS = 1000;
