import { byId, paged } from "@/lib/core/cursor";
import { query } from "@/lib/core/use-case";
import { paymentOf } from "./present";
import { listPayments as selectPayments } from "./queries";
import { ListPayments, PaymentPage } from "./schema";

/** The payments that the caller makes (for an administrator: all), latest first. */
export const listPayments = query({
  name: "payment.list",
  input: ListPayments,
  output: PaymentPage,
  run: ({ db, actor }, input) => paged("payments", input, byId, (after) => selectPayments(db, actor, { ...input, alarmed: input.alarmed && actor.role === "admin", after }), (row) => paymentOf(row, actor)),
});
