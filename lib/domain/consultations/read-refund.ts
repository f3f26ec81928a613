import { actorRole } from "@/lib/core/actor";
import { query } from "@/lib/core/use-case";
import { mayBecome } from "./consultation";
import { findConsultation } from "./queries";
import { refundOwed } from "./refund";
import { OwedRefund, ReadRefund } from "./schema";

/** What cancelling now would give back to the patient, and why. */
export const readRefund = query({
  name: "consultation.refund",
  input: ReadRefund,
  output: OwedRefund,
  load: ({ db }, { id }) => findConsultation(db, id),
  async run({ actor, now }, _, visit) {
    const { status, startsAt, paymentStatus } = visit;
    const by = actorRole(actor) as "patient" | "admin";
    const nothing = { amount: 0, currency: "INR" as const };
    if (!mayBecome(status, "cancelled") || (by === "patient" && startsAt <= now)) return { ...nothing, rule: "not_cancellable" as const };
    if (paymentStatus !== "paid") return { ...nothing, rule: "nothing_paid" as const };
    return { ...refundOwed(by, visit, now), currency: "INR" as const };
  },
});
