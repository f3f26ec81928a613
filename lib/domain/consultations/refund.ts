import type { paymentStatuses, refundRules } from "@/db/schema/choices";

/** Free cancellation by the patient ends this long before the start. What people read of it takes the number from here. */
export const FREE_CANCELLATION_HOURS = 2;
export const FREE_CANCELLATION_MS = FREE_CANCELLATION_HOURS * 3_600_000;

export type RefundRule = (typeof refundRules)[number];

/** The refund policy: what happens to the money, by who cancels and how early, and by who did not come. */
const policy: Readonly<Record<RefundRule, "all" | "nothing">> = {
  /** The patient's side cancels at least FREE_CANCELLATION_HOURS before the start. */
  by_patient_early: "all",
  /** The same, later. */
  by_patient_late: "nothing",
  /** The patient's side cancels after the doctor asked to move it: because the offer is open, or because the time is still outside the doctor's hours. */
  by_patient_asked: "all",
  by_doctor: "all",
  by_admin: "all",
  /** Who did not come, by the evidence of the room. */
  no_show_patient: "nothing",
  no_show_doctor: "all",
  no_show_both: "all",
  /** The payment came when the time was no longer held and could not be had again, or after the visit was cancelled. */
  paid_late: "all",
  /** The payment came in time, but the doctor may not practise any more, or an account of the two is suspended. */
  not_possible: "all",
  /** One visit was paid twice: the second payment. */
  second_charge: "all",
};

export const givesBack = (rule: RefundRule): boolean => policy[rule] === "all";

/** What the rule of a cancellation looks at. */
interface Cancelled {
  startsAt: Date;
  /** Whether the doctor asked to move it, and would not be there or the offer is open. */
  isAsked: boolean;
}

/** The row for a cancellation. */
export function ruleOfCancelling(by: "patient" | "doctor" | "admin", { startsAt, isAsked }: Cancelled, now: Date): RefundRule {
  if (by !== "patient") return `by_${by}`;
  if (isAsked) return "by_patient_asked";
  return startsAt.getTime() - now.getTime() >= FREE_CANCELLATION_MS ? "by_patient_early" : "by_patient_late";
}

/** The row for a visit that somebody missed. */
export const ruleOfMissing = (by: "patient" | "doctor" | "both"): RefundRule => `no_show_${by}`;

type PaymentStatus = (typeof paymentStatuses)[number];

/** The refund that cancelling a visit now owes, in minor units, and by which row; nothing if nothing has been paid. */
export function refundOwed(by: "patient" | "doctor" | "admin", visit: Cancelled & { paymentStatus: PaymentStatus | null; paymentAmount: number | null }, now: Date): { amount: number; rule: RefundRule } {
  const rule = ruleOfCancelling(by, visit, now);
  return { amount: visit.paymentStatus === "paid" && givesBack(rule) ? (visit.paymentAmount ?? 0) : 0, rule };
}

/** What a payment becomes when its consultation is cancelled. */
export function paymentAfterCancel(status: PaymentStatus, refund: number): PaymentStatus {
  if (status === "pending" || status === "failed") return "void";
  return status === "paid" && refund > 0 ? "refund_due" : status;
}

/** What a payment becomes if somebody did not come. */
export const paymentAfterMissing = (status: PaymentStatus, by: "patient" | "doctor" | "both"): PaymentStatus => (givesBack(ruleOfMissing(by)) ? paymentAfterCancel(status, 1) : status);

/**
 * What a payment becomes when an administrator corrects what a visit was closed as. Money that has already been given back is not asked for
 * again.
 *
 * @param by who did not come; null if the visit took place
 * @param isOnline whether it is paid through a provider; then a payment that was never made is not asked for afterwards
 */
export function paymentAfterDecision(status: PaymentStatus, by: "patient" | "doctor" | "both" | null, isOnline = false): PaymentStatus {
  if (by && givesBack(ruleOfMissing(by))) return paymentAfterMissing(status, by);
  if (status === "refund_due") return "paid";
  return status === "void" && !isOnline ? "pending" : status;
}
