import { AppError, invalid } from "@/lib/core/errors";
import type { Scope } from "@/lib/core/scope";
import { say } from "@/lib/core/words";
import { lacksForNoShow, waited } from "@/lib/domain/visits/outcome/decide";
import { type Evidence, weigh } from "@/lib/domain/visits/outcome/evidence";
import { findTraces } from "@/lib/domain/visits/outcome/queries";
import { env } from "@/lib/platform/config/env";
import { encrypt } from "@/lib/platform/crypto/encrypt";
import type { ConsultationRow, updateConsultation } from "./queries";
import type { Status } from "./schema";

/**
 * What a doctor's closing of a visit writes, once the evidence allows it. The caller holds the lock on the consultation, under which people join
 * its room. Nobody is said to be absent who was there, and a visit without the patient is completed only with a reason.
 */
export async function closingBy(db: Scope["db"], consultation: ConsultationRow, { status, reason }: { status?: Status; reason?: string }, now: Date): Promise<Parameters<typeof updateConsultation>[2]> {
  if (reason !== undefined && status !== "completed") throw invalid("reason", say("fields.consultation.reasonOnlyToComplete"));
  if (status !== "completed" && status !== "no_show") return status ? { openMark: null } : {};
  const evidence = weigh(consultation, await findTraces(db, consultation.id), now);
  const closed = { closedBy: "doctor", closedAt: now, openMark: null } as const;
  if (status === "no_show") {
    checkAbsence(consultation, evidence, now);
    return { ...closed, noShowBy: "patient", closeReason: "patient_absent" };
  }
  if (evidence.patient.firstAt === null && reason === undefined) throw invalid("reason", say("fields.consultation.reason"));
  const completionReason = reason && encrypt(reason, { column: "consultations.completion_reason", id: consultation.id });
  return { ...closed, completedAt: now, ...(completionReason && { completionReason }) };
}

function checkAbsence({ startsAt }: ConsultationRow, evidence: Evidence, now: Date) {
  const graceSeconds = env().NO_SHOW_GRACE_SECONDS;
  const refuse = (why: ReturnType<typeof say>) => new AppError("invalid_transition", why, { extra: { allowed: ["in_progress", "cancelled"] } });
  switch (lacksForNoShow({ startsAt }, evidence, { now, graceSeconds })) {
    case "time":
      throw refuse(say("refusals.consultation.notMissedYet"));
    case "absence":
      throw refuse(say("refusals.consultation.patientWasThere"));
    case "wait":
      throw refuse(say("refusals.consultation.waitFirst", { minutes: Math.ceil(graceSeconds / 60), waited: Math.floor(waited(evidence, startsAt) / 60) }));
  }
}
