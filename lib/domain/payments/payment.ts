import type { paymentAlarms } from "@/db/schema/choices";
import type { Charge } from "@/lib/platform/payments/port";
import type { PaymentStatus } from "./schema";

/** From each state of a payment, the states that may follow: it only goes forward. `void`: not to be paid any more; money that comes nevertheless is taken note of, and given back unless the visit can still be had. */
export const following: Readonly<Record<PaymentStatus, readonly PaymentStatus[]>> = {
  pending: ["failed", "paid", "refund_due", "void"],
  failed: ["paid", "refund_due", "void"],
  void: ["paid", "refund_due"],
  paid: ["refund_due"],
  refund_due: ["refunded"],
  refunded: [],
};

/** What is known of a payment and its visit when news of a charge comes. */
export interface Known {
  status: PaymentStatus;
  amount: number;
  currency: string;
  /** The charge that paid it. */
  paidBy: string | null;
  visit: { status: string; startsAt: Date; holdEndsAt: Date | null; isPossible: boolean };
}

/**
 * What news of a charge means. `confirm`: the visit takes place. `rebook`: so it does, if its time is still free; else the money goes back.
 * `return`: the money goes back. `callOff`: so it does, because the visit cannot take place. `again`: a second charge for what is paid; it goes back. `alarm`: not what was asked for, a person has to look.
 * `capture`: the money waits to be taken. `ignore`: nothing follows.
 */
export type Meaning =
  | { do: "confirm" | "rebook" | "return" | "callOff" | "again" | "fail" | "capture" | "ignore" }
  | { do: "alarm"; alarm: (typeof paymentAlarms)[number] };

export function meaningOf(charge: Pick<Charge, "id" | "amount" | "currency" | "state">, { status, amount, currency, paidBy, visit }: Known, now: Date): Meaning {
  if (charge.state === "failed") return { do: status === "pending" ? "fail" : "ignore" };
  if (charge.state === "authorized") return { do: "capture" };
  if (charge.id === paidBy) return { do: "ignore" };
  if (charge.currency !== currency) return { do: "alarm", alarm: "currency" };
  if (charge.amount !== amount) return { do: "alarm", alarm: "amount" };
  if (paidBy !== null) return { do: "again" };
  if (visit.status === "pending_payment" && !visit.isPossible) return { do: "callOff" };
  if (visit.status === "pending_payment") return { do: visit.startsAt > now || (visit.holdEndsAt !== null && visit.holdEndsAt > now) ? "confirm" : "return" };
  return { do: visit.status === "expired" && visit.startsAt > now ? "rebook" : "return" };
}
