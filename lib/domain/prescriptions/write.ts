import { command } from "@/lib/core/use-case";
import { encrypt, decrypt } from "@/lib/platform/crypto/encrypt";
import { newId } from "@/lib/platform/ids";
import { Reader } from "@/lib/domain/records/reader";
import { lockConsultation } from "../consultations/queries";
import { compose, signedColumns } from "./compose";
import { refuseObstacles, refuseUnconfirmed } from "./gate/refuse";
import { prescriptionOf } from "./present";
import { findPrescription, insertPrescription } from "./queries";
import { Prescription, WritePrescription } from "./schema";
import { writtenOf } from "./written";

/**
 * The consultation's doctor prescribes. The prescription is signed at once, or kept as a draft together with what forbids
 * signing it. A signed one supersedes the consultation's earlier one. Errors: `drug_not_allowed` with a reason for each
 * medicine, `invalid_transition` if the consultation has not begun, was cancelled or ended more than 30 days ago.
 */
export const writePrescription = command({
  name: "prescription.write",
  input: WritePrescription,
  output: Prescription,
  load: ({ db }, { consultationId }) => lockConsultation(db, consultationId),
  async run(scope, input, visit) {
    const { db, actor, now, emit } = scope;
    const { content: composed, obstacles, warnings } = await compose(scope, visit, writtenOf(input, decrypt(visit.complaint, { column: "consultations.complaint", id: visit.id })));
    const id = newId();
    if (!input.draft) {
      refuseObstacles(obstacles);
      refuseUnconfirmed(warnings, input.overrideReason);
    }
    const content = { ...composed, overrideReason: warnings.length > 0 ? (input.overrideReason ?? null) : null };
    const columns = input.draft
      ? { status: "draft" as const, content: encrypt(JSON.stringify(content), { column: "prescriptions.content", id }) }
      : await signedColumns(scope, id, visit.id, content);
    await insertPrescription(db, { id, consultationId: visit.id, doctorId: visit.doctorId, patientId: visit.patientId, createdAt: now, updatedAt: now, ...columns });
    if (!input.draft) emit("prescription.signed", { prescriptionId: id, consultationId: visit.id });
    return prescriptionOf((await findPrescription(db, id))!, Reader.ofAnswer(actor), { obstacles, warnings });
  },
  auditNote: (result, visit) => ({ resourceId: result.id, patientId: visit.patientId, details: { consultationId: visit.id, status: result.status } }),
});
