/** Free cancellation by the patient ends this long before the start. What people read of it takes the number from here. */
export const FREE_CANCELLATION_HOURS = 2;
export const FREE_CANCELLATION_MS = FREE_CANCELLATION_HOURS * 3_600_000;

/**
 * The refund a cancellation owes, in minor units: all of it if the doctor or an administrator cancels, or the patient at
 * least FREE_CANCELLATION_HOURS before the start; nothing otherwise.
 */
export function refundOwed(paid: number, by: "patient" | "doctor" | "admin", startsAt: Date, now: Date): number {
  return by !== "patient" || startsAt.getTime() - now.getTime() >= FREE_CANCELLATION_MS ? paid : 0;
}

type PaymentStatus = "pending" | "paid" | "failed" | "refund_due" | "refunded" | "void";

/** What a payment becomes when its consultation is cancelled. */
export function paymentAfterCancel(status: PaymentStatus, refund: number): PaymentStatus {
  if (status === "pending" || status === "failed") return "void";
  return status === "paid" && refund > 0 ? "refund_due" : status;
}

/** What a payment becomes if somebody did not come: all is given back unless it was the patient alone. */
export const paymentAfterMissing = (status: PaymentStatus, by: "patient" | "doctor" | "both"): PaymentStatus => (by === "patient" ? status : paymentAfterCancel(status, 1));

/**
 * What a payment becomes when an administrator corrects what a visit was closed as. Money that has already been given back is not asked for
 * again.
 *
 * @param by who did not come; null if the visit took place
 */
export function paymentAfterDecision(status: PaymentStatus, by: "patient" | "doctor" | "both" | null): PaymentStatus {
  if (by === "doctor" || by === "both") return paymentAfterMissing(status, by);
  if (status === "refund_due") return "paid";
  return status === "void" ? "pending" : status;
}
