import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { paymentOf } from "./present";
import { findPayment, lockPaymentOf, updatePayment } from "./queries";
import { CloseAlarm, Payment } from "./schema";

/**
 * Closes what an administrator had to look at, with a written reason, which the audit keeps. Payment and visit stay as they are. `edit_conflict`
 * unless the alarm is the one that was looked at.
 */
export const closeAlarm = command({
  name: "payment.closeAlarm",
  input: CloseAlarm,
  output: Payment,
  async load({ db }, { id }) {
    const found = await findPayment(db, id);
    return found && lockPaymentOf(db, found.consultationId);
  },
  async run({ db, actor }, { id, alarm }, payment) {
    if (!payment) throw new AppError("not_found");
    if (payment.alarm !== alarm) throw new AppError("edit_conflict", say("refusals.payment.alarmChanged"));
    await updatePayment(db, id, { alarm: null });
    return paymentOf({ ...payment, alarm: null }, actor);
  },
  auditNote: ({ id }, payment, { reason, alarm }) => ({ resourceId: id, patientId: payment?.patientId, reason, details: { alarm } }),
});
