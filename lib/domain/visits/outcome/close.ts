import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { returnPlace } from "@/lib/domain/consultations/follow-ups/queries";
import { paymentAfterMissing, ruleOfMissing } from "@/lib/domain/consultations/refund";
import { env } from "@/lib/platform/config/env";
import { tellRoom } from "@/lib/domain/events/tell";
import { lockConsultation, setPaymentStatus, updateConsultation } from "../../consultations/queries";
import { findStatedDelay } from "../waiting/queries";
import { decide } from "./decide";
import { weigh } from "./evidence";
import { findTraces } from "./queries";
import { ClosedVisit, CloseVisit } from "./schema";

/**
 * Closes a visit whose time is over from what is known of it, or marks that this does not decide. `invalid_transition` if there is nothing to
 * decide: another process, the doctor or somebody who came back was first.
 */
export const closeVisit = command({
  name: "visit.close",
  input: CloseVisit,
  output: ClosedVisit,
  repeatable: false,
  load: ({ db }, { id }) => lockConsultation(db, id),
  async run({ db, now, emit, afterCommit }, { id }, visit) {
    if (visit.openMark) throw new AppError("invalid_transition", say("refusals.visit.nothingToClose"));
    const [traces, delayMinutes] = await Promise.all([findTraces(db, id), findStatedDelay(db, visit)]);
    const hasRecord = visit.hasNotes || [visit.notes, visit.diagnosis, visit.advice].some((text) => text !== null);
    const decision = decide({ ...visit, hasRecord }, weigh(visit, traces, now), { now, graceSeconds: env().NO_SHOW_GRACE_SECONDS, delayMinutes });
    const closing = { closedBy: "system", closedAt: now } as const;
    switch (decision.kind) {
      case "wait":
        throw new AppError("invalid_transition", say("refusals.visit.nothingToClose"));
      case "open":
        await updateConsultation(db, id, { openMark: decision.mark });
        return { id, status: visit.status, noShowBy: null, openMark: decision.mark };
      case "completed": {
        const { startedAt, completedAt } = decision;
        await updateConsultation(db, id, { ...closing, status: "completed", startedAt, completedAt, closeReason: "not_closed" });
        break;
      }
      case "no_show":
        await updateConsultation(db, id, { ...closing, status: "no_show", noShowBy: decision.by, closeReason: decision.reason });
        if (visit.paymentId) await setPaymentStatus(db, visit.paymentId, paymentAfterMissing(visit.paymentStatus ?? "void", decision.by), ruleOfMissing(decision.by));
        if (decision.by !== "patient") await returnPlace(db, id);
        emit("consultation.missed", { consultationId: id });
    }
    await tellRoom({ db, now, afterCommit }, visit, "visit");
    const isMissed = decision.kind === "no_show";
    return { id, status: isMissed ? "no_show" : "completed", noShowBy: isMissed ? decision.by : null, openMark: null };
  },
  auditNote: (closed, visit) => ({ resourceId: closed.id, patientId: visit.patientId, details: { from: visit.status, to: closed.status, noShowBy: closed.noShowBy, openMark: closed.openMark } }),
});
