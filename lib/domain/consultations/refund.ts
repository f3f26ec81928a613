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

/** What a payment becomes when its consultation is cancelled. */
export function paymentAfterCancel(status: "pending" | "paid" | "failed" | "refund_due" | "refunded" | "void", refund: number) {
  if (status === "pending" || status === "failed") return "void";
  return status === "paid" && refund > 0 ? "refund_due" : status;
}
