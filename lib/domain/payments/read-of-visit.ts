import { query } from "@/lib/core/use-case";
import { paymentOf } from "./present";
import { findPaymentOf } from "./queries";
import { BeginPayment, Payment } from "./schema";

/** The payment of a visit, for its page. */
export const readPaymentOfVisit = query({
  name: "payment.readOfVisit",
  input: BeginPayment,
  output: Payment,
  load: ({ db }, { id }) => findPaymentOf(db, id),
  run: async ({ actor }, _, payment) => paymentOf(payment, actor),
});
