import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { Reader } from "@/lib/domain/records/reader";
import { amountChanged } from "./amount-changed";
import { cancelVisit } from "./cancel-visit";
import { choicesOf, mayBecome } from "./consultation";
import { refundOwed } from "./refund";
import { consultationOf } from "./present";
import { findConsultation, lockConsultation } from "./queries";
import { CancelConsultation, Consultation } from "./schema";

/** Cancels a consultation that has not begun: its slot becomes free again, a free follow-up visit can be used again, and its payment becomes void or is to be refunded. */
export const cancelConsultation = command({
  name: "consultation.cancel",
  input: CancelConsultation,
  output: Consultation,
  load: ({ db }, { id }) => lockConsultation(db, id),
  async run({ db, actor, now, emit, afterCommit }, { id, reason, seenRefund }, consultation) {
    if (!mayBecome(consultation.status, "cancelled")) {
      const allowed = choicesOf(consultation.status);
      throw new AppError("invalid_transition", say("refusals.consultation.notCancellable", { status: consultation.status }), { extra: { allowed } });
    }
    const by = actor.role;
    if (by === "patient" && consultation.startsAt <= now) {
      throw new AppError("invalid_transition", say("refusals.consultation.timeHasCome"), { extra: { allowed: [] } });
    }
    const { amount } = refundOwed(by, consultation, now);
    if (seenRefund && amount < seenRefund.amount) throw amountChanged("refund", seenRefund.amount, amount);
    await cancelVisit({ db, now, emit, afterCommit, by, byId: actor.id }, consultation, reason);
    return consultationOf((await findConsultation(db, id))!, Reader.ofAnswer(actor));
  },
  auditNote: (_, before) => ({ patientId: before.patientId, details: { slotId: before.slotId } }),
});
