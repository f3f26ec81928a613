import { actorId, actorRole } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { encrypt } from "@/lib/platform/crypto/encrypt";
import { tellRoom } from "@/lib/domain/events/tell";
import { Reader } from "@/lib/domain/records/reader";
import { amountChanged } from "./amount-changed";
import { returnPlace } from "./follow-ups/queries";
import { choicesOf, mayBecome } from "./consultation";
import { givesBack, paymentAfterCancel, ruleOfCancelling } from "./refund";
import { consultationOf } from "./present";
import { findConsultation, lockConsultation, releaseSlot, setPaymentStatus, updateConsultation } from "./queries";
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
    const by = actorRole(actor) as "patient" | "doctor" | "admin";
    if (by === "patient" && consultation.startsAt <= now) {
      throw new AppError("invalid_transition", say("refusals.consultation.timeHasCome"), { extra: { allowed: [] } });
    }
    const rule = ruleOfCancelling(by, consultation.startsAt, now);
    const refund = givesBack(rule) ? (consultation.paymentAmount ?? 0) : 0;
    const due = consultation.paymentStatus === "paid" ? refund : 0;
    if (seenRefund && due < seenRefund.amount) throw amountChanged("refund", seenRefund.amount, due);
    await Promise.all([
      updateConsultation(db, id, {
        status: "cancelled",
        cancelledAt: now,
        cancelledBy: actorId(actor),
        cancelReason: encrypt(reason, { column: "consultations.cancel_reason", id }),
      }),
      releaseSlot(db, consultation.slotId),
      returnPlace(db, id),
      consultation.paymentId &&
        setPaymentStatus(db, consultation.paymentId, paymentAfterCancel(consultation.paymentStatus ?? "void", refund), rule),
    ]);
    // A booking that its patient gives up before it is paid was told to nobody.
    if (!(consultation.status === "pending_payment" && by === "patient")) emit("consultation.cancelled", { consultationId: id, by });
    await tellRoom({ db, now, afterCommit }, consultation, "visit");
    return consultationOf((await findConsultation(db, id))!, Reader.ofAnswer(actor));
  },
  auditNote: (_, before) => ({ patientId: before.patientId, details: { slotId: before.slotId } }),
});
