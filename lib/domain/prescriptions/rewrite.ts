import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { encrypt, decrypt } from "@/lib/platform/crypto/encrypt";
import { Reader } from "@/lib/domain/records/reader";
import { lockConsultation } from "../consultations/queries";
import { compose } from "./compose";
import { transitions } from "./prescription";
import { prescriptionOf } from "./present";
import { changePrescription, findPrescription, lockPrescription } from "./queries";
import { Prescription, RewritePrescription } from "./schema";
import { writtenOf } from "./written";

/**
 * Replaces a draft; the answer says what would forbid signing it. Errors: `invalid_transition` if it is no longer a draft,
 * `edit_conflict` if `version` is not the current one.
 */
export const rewritePrescription = command({
  name: "prescription.rewrite",
  input: RewritePrescription,
  output: Prescription,
  load: ({ db }, { id }) => lockPrescription(db, id),
  async run(scope, { id, version, ...input }, draft) {
    const { db, actor } = scope;
    if (draft.status !== "draft") {
      throw new AppError("invalid_transition", say("refusals.prescription.notChangeable", { status: draft.status }), { extra: { allowed: transitions[draft.status] } });
    }
    if (version !== undefined && version !== draft.version) {
      throw new AppError("edit_conflict", say("refusals.prescription.changed"));
    }
    const visit = (await lockConsultation(db, draft.consultationId))!;
    const complaint = decrypt(visit.complaint, { column: "consultations.complaint", id: visit.id });
    const { content, ...judgement } = await compose(scope, visit, writtenOf(input, complaint));
    await changePrescription(db, id, { content: encrypt(JSON.stringify(content), { column: "prescriptions.content", id }) });
    return prescriptionOf((await findPrescription(db, id))!, Reader.ofAnswer(actor), judgement);
  },
  auditNote: (_, draft) => ({ patientId: draft.patientId, details: { consultationId: draft.consultationId } }),
});
