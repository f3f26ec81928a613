import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { encrypt } from "@/lib/platform/crypto/encrypt";
import { Reader } from "@/lib/domain/records/reader";
import { listDispensations } from "./dispensing/queries";
import { transitions } from "./prescription";
import { prescriptionOf, UNJUDGED } from "./present";
import { changePrescription, findPrescription, lockPrescription } from "./queries";
import { Prescription, RevokePrescription } from "./schema";

/** Revokes a signed prescription, with a reason that the patient can read. It stays readable, but is no longer in force. */
export const revokePrescription = command({
  name: "prescription.revoke",
  input: RevokePrescription,
  output: Prescription,
  load: ({ db }, { id }) => lockPrescription(db, id),
  async run({ db, actor, now, emit }, { id, reason }, signed) {
    if (signed.status !== "signed") {
      throw new AppError("invalid_transition", say("refusals.prescription.notRevocable", { status: signed.status }), { extra: { allowed: transitions[signed.status] } });
    }
    await changePrescription(db, id, { status: "revoked", revokedAt: now, revokedReason: encrypt(reason, { column: "prescriptions.revoked_reason", id }) });
    emit("prescription.revoked", { prescriptionId: id, consultationId: signed.consultationId });
    return prescriptionOf((await findPrescription(db, id))!, Reader.ofAnswer(actor), UNJUDGED, await listDispensations(db, id));
  },
  auditNote: (_, signed) => ({ patientId: signed.patientId, details: { consultationId: signed.consultationId } }),
});
