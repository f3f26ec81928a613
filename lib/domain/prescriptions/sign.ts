import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { Reader } from "@/lib/domain/records/reader";
import { lockConsultation } from "../consultations/queries";
import { compose, signedColumns } from "./compose";
import { refuseObstacles, refuseUnconfirmed } from "./gate/refuse";
import { transitions } from "./prescription";
import { contentOf, prescriptionOf } from "./present";
import { changePrescription, findPrescription, lockPrescription } from "./queries";
import { Prescription, SignPrescription } from "./schema";
import { writtenIn } from "./written";

/** Signs a draft, which is checked again and gets today's date. After that it cannot be changed, only superseded or revoked. */
export const signPrescription = command({
  name: "prescription.sign",
  input: SignPrescription,
  output: Prescription,
  load: ({ db }, { id }) => lockPrescription(db, id),
  async run(scope, { id, overrideReason }, draft) {
    const { db, actor, emit } = scope;
    if (draft.status !== "draft") {
      throw new AppError("invalid_transition", say("refusals.prescription.notSignable", { status: draft.status }), { extra: { allowed: transitions[draft.status] } });
    }
    const visit = (await lockConsultation(db, draft.consultationId))!;
    const { content, obstacles, warnings } = await compose(scope, visit, writtenIn(contentOf(draft)));
    refuseObstacles(obstacles);
    refuseUnconfirmed(warnings, overrideReason);
    await changePrescription(db, id, await signedColumns(scope, id, visit.id, { ...content, overrideReason: warnings.length > 0 ? overrideReason : null }));
    emit("prescription.signed", { prescriptionId: id, consultationId: visit.id });
    return prescriptionOf((await findPrescription(db, id))!, Reader.ofAnswer(actor));
  },
  auditNote: (_, draft) => ({ patientId: draft.patientId, details: { consultationId: draft.consultationId } }),
});
