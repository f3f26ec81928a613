import type { Person } from "@/lib/core/actor";
import type { CommandScope } from "@/lib/core/scope";
import { tellRoom } from "@/lib/domain/events/tell";
import { encrypt } from "@/lib/platform/crypto/encrypt";
import { returnPlace } from "./follow-ups/queries";
import type { ConsultationRow } from "./queries";
import { releaseSlot, setPaymentStatus, updateConsultation } from "./queries";
import { paymentAfterCancel, refundOwed } from "./refund";
import { voidOffer } from "./reschedule/queries";

type CancelScope = Pick<CommandScope, "db" | "now" | "emit" | "afterCommit"> & { by: Person["role"]; byId: string };

/**
 * What cancelling does to a visit that the caller has locked and may cancel: its slot becomes free again, a free follow-up visit can
 * be used again, its payment becomes void or is to be refunded, and an offer to move it is off.
 */
export async function cancelVisit({ db, now, emit, afterCommit, by, byId }: CancelScope, consultation: ConsultationRow, reason: string | null): Promise<void> {
  const { id } = consultation;
  const { amount, rule } = refundOwed(by, consultation, now);
  await Promise.all([
    updateConsultation(db, id, {
      status: "cancelled",
      cancelledAt: now,
      cancelledBy: byId,
      cancelReason: reason === null ? null : encrypt(reason, { column: "consultations.cancel_reason", id }),
    }),
    releaseSlot(db, consultation.slotId),
    returnPlace(db, id),
    voidOffer(db, id, now),
    consultation.paymentId && setPaymentStatus(db, consultation.paymentId, paymentAfterCancel(consultation.paymentStatus ?? "void", amount), rule),
  ]);
  // A booking that its patient gives up before it is paid was told to nobody.
  const isUnpaid = consultation.status === "pending_payment";
  if (!(isUnpaid && by === "patient")) emit("consultation.cancelled", { consultationId: id, by, ...(isUnpaid && { unpaid: true }) });
  await tellRoom({ db, now, afterCommit }, consultation, "visit");
}
