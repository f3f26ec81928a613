import { query } from "@/lib/core/use-case";
import { paymentOf } from "./present";
import { findPayment, listEvents } from "./queries";
import { PaymentWithEvents, ReadPayment } from "./schema";

/** One payment with what the provider has told about it. */
export const readPayment = query({
  name: "payment.read",
  input: ReadPayment,
  output: PaymentWithEvents,
  load: ({ db }, { id }) => findPayment(db, id),
  async run({ db, actor }, { id }, payment) {
    const events = await listEvents(db, id);
    return { ...paymentOf(payment, actor), events: events.map(({ receivedAt, source, state, amount, currency, outcome }) => ({ at: receivedAt, source, state, amount, currency, outcome })) };
  },
});
