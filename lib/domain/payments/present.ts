import type { Actor } from "@/lib/core/actor";
import type { PaymentRow } from "./queries";
import { Payment } from "./schema";

/** A row as its payer or an administrator reads it. */
export function paymentOf(row: PaymentRow, actor: Actor): Payment {
  const { id, consultationId, orderId, amount, currency, status, startsAt, paidAt, createdAt, refundedAt, refundRule } = row;
  const isAdmin = actor.kind === "user" && actor.role === "admin";
  const isWaiting = row.visitStatus === "pending_payment";
  const isGivenBack = status === "refund_due" || status === "refunded";
  return {
    id,
    consultationId,
    provider: Payment.shape.provider.safeParse(row.provider).data ?? null,
    orderId,
    amount,
    currency,
    status,
    holdEndsAt: isWaiting ? row.holdEndsAt : null,
    mayExtend: isWaiting && row.extendedAt === null,
    doctor: { id: row.doctorId, name: row.doctorName, registrationNumber: row.registrationNumber },
    patient: { id: row.patientId, name: row.patientName },
    startsAt,
    refund: isGivenBack ? { amount: row.refundedAmount || amount, currency, rule: refundRule, refundedAt: status === "refunded" ? refundedAt : null } : null,
    alarm: isAdmin ? row.alarm : null,
    alarmedCharge: isAdmin && row.alarmedCharge ? { ...row.alarmedCharge, at: new Date(row.alarmedCharge.at) } : null,
    paidAt,
    createdAt,
  };
}
