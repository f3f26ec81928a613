import { retakePlace, returnPlace } from "@/lib/domain/consultations/follow-ups/queries";
import { AppError, invalid } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { paymentAfterDecision, ruleOfMissing } from "@/lib/domain/consultations/refund";
import { encrypt } from "@/lib/platform/crypto/encrypt";
import { hasRefund, lockConsultation, setPaymentStatus, updateConsultation } from "../../consultations/queries";
import { weigh } from "../outcome/evidence";
import { findTraces } from "../outcome/queries";
import { tellRoom } from "@/lib/domain/events/tell";
import { contestOf } from "./present";
import { decideOpen, findVisitOf, listContests } from "./queries";
import { Contest, DecideContest } from "./schema";

/** Decides about an objection: what the visit was closed as stays, or is corrected, and the payment with it. Both sides are told. */
export const decideContest = command({
  name: "visit.decideContest",
  input: DecideContest,
  output: Contest,
  async load({ db }, { id }) {
    const visitId = await findVisitOf(db, id);
    return visitId ? lockConsultation(db, visitId) : undefined;
  },
  async run({ db, actor, now, emit, afterCommit }, { id, decision, status, noShowBy, reason }, visit) {
    const decided = { status: decision, decidedBy: actor.id, decidedAt: now, decisionReason: encrypt(reason, { column: "visit_contests.decision_reason", id }) };
    if (!(await decideOpen(db, id, decided))) throw new AppError("invalid_transition", say("refusals.contest.decided"), { extra: { allowed: [] } });
    if (status) {
      if (status === visit.status && (noShowBy ?? null) === visit.noShowBy) throw invalid("status", say("fields.contest.same"));
      const traces = await findTraces(db, visit.id);
      const { together } = weigh(visit, traces, now);
      const met = { startedAt: visit.startedAt ?? new Date(together[0]?.from ?? visit.startsAt), completedAt: visit.completedAt ?? new Date(together.at(-1)?.to ?? visit.endsAt) };
      const times = status === "completed" ? met : { completedAt: null };
      await updateConsultation(db, visit.id, { status, noShowBy: noShowBy ?? null, closedBy: "admin", closedAt: now, closeReason: "decided", ...times });
      if (noShowBy === "doctor" || noShowBy === "both") await returnPlace(db, visit.id);
      // The closing may have given the place back.
      else if (visit.feeReason) await retakePlace(db, visit);
      if (visit.paymentId && !visit.feeReason) {
        const next = paymentAfterDecision(visit.paymentStatus ?? "void", noShowBy ?? null, visit.paymentProvider !== null);
        // What is on its way to the patient is not called back.
        if (next !== "paid" || !(await hasRefund(db, visit.paymentId))) await setPaymentStatus(db, visit.paymentId, next, noShowBy ? ruleOfMissing(noShowBy) : undefined);
      }
    }
    emit("visit.contestDecided", { contestId: id, consultationId: visit.id });
    await tellRoom({ db, now, afterCommit }, visit, "visit");
    return contestOf((await listContests(db, visit.id)).find((row) => row.id === id)!, "admin");
  },
  auditNote: (contest, before, { status, noShowBy }) => ({
    resourceId: before.id,
    patientId: before.patientId,
    details: { contestId: contest.id, decision: contest.status, from: before.status, to: status ?? before.status, noShowBy: noShowBy ?? null },
  }),
});
