import { download } from "@/lib/core/download";
import { AppError } from "@/lib/core/errors";
import { paperAnswer } from "@/lib/core/paper-answer";
import { query } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { fullName } from "@/lib/domain/accounts/name";
import { findProfile } from "@/lib/domain/accounts/profile/queries";
import { paymentOf } from "../present";
import { findPayment } from "../queries";
import { PrintReceipt } from "../schema";
import { receiptOf } from "./model";

/** The receipt of a payment as a PDF. Error: `invalid_transition` for a payment that was not made. */
export const printReceipt = query({
  name: "payment.receipt",
  input: PrintReceipt,
  output: download(["application/pdf"]),
  load: ({ db }, { id }) => findPayment(db, id),
  async run({ db, actor }, { id }, row) {
    const { status, paidAt, refund } = paymentOf(row, actor);
    const isPaid = status === "paid" || status === "refund_due" || status === "refunded";
    if (!isPaid || !paidAt) throw new AppError("invalid_transition", say("refusals.payment.noReceipt"), { extra: { allowed: [] } });
    const payer = await findProfile(db, row.payerId);
    if (!payer) throw new Error(`Payment ${id} has lost its payer`);
    const paper = receiptOf({ ...row, paidAt, refund, payerName: fullName(payer), timeZone: payer.timeZone });
    return paperAnswer(paper, `receipt-${id}.pdf`);
  },
});
