import { actorRole } from "@/lib/core/actor";
import { query } from "@/lib/core/use-case";
import { mayBecome } from "./consultation";
import { findConsultation } from "./queries";
import { givesBack, ruleOfCancelling } from "./refund";
import { OwedRefund, ReadRefund } from "./schema";

/** What cancelling now would give back to the patient, and why. */
export const readRefund = query({
  name: "consultation.refund",
  input: ReadRefund,
  output: OwedRefund,
  load: ({ db }, { id }) => findConsultation(db, id),
  async run({ actor, now }, _, { status, startsAt, isAsked, paymentStatus, paymentAmount }) {
    const by = actorRole(actor) as "patient" | "admin";
    const nothing = { amount: 0, currency: "INR" as const };
    if (!mayBecome(status, "cancelled") || (by === "patient" && startsAt <= now)) return { ...nothing, rule: "not_cancellable" as const };
    if (paymentStatus !== "paid") return { ...nothing, rule: "nothing_paid" as const };
    const rule = ruleOfCancelling(by, { startsAt, isAsked }, now);
    return { amount: givesBack(rule) ? (paymentAmount ?? 0) : 0, currency: "INR" as const, rule };
  },
});
