import { AppError } from "@/lib/core/errors";
import { query } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { accessDetails, Reader } from "@/lib/domain/records/reader";
import { decrypt } from "@/lib/platform/crypto/encrypt";
import { transitions } from "../prescription";
import { contentOf } from "../present";
import { findPrescription } from "../queries";
import { PrescriptionById, SignedPrescription } from "../schema";
import { documentOf } from "./document";
import { findSignature } from "./queries";

/**
 * What was signed, and the signature over it, for those who may read the prescription. One that was signed before there were
 * signatures has none: its hash alone shows that it is unchanged. Errors: `invalid_transition` for a draft, `forbidden` for an
 * administrator without an emergency access.
 */
export const readSigned = query({
  name: "prescription.readSigned",
  input: PrescriptionById,
  output: SignedPrescription,
  phi: true,
  async load(scope, { id }) {
    const row = await findPrescription(scope.db, id);
    return row && { ...row, access: (await Reader.of(scope, row.patientId)).accessTo(row) };
  },
  async run({ db }, { id }, row) {
    if (row.status === "draft") throw new AppError("invalid_transition", say("refusals.prescription.draftNotSigned"), { extra: { allowed: transitions.draft } });
    if (row.access.isWithheld) throw new AppError("forbidden", say("refusals.prescription.withheld"));
    const kept = await findSignature(db, id);
    // The hash is checked first, so that nothing is handed out that is not what was signed.
    const unsigned = documentOf(id, contentOf(row));
    if (!kept) return { content: unsigned, jws: null, note: "none" as const };
    const jws = decrypt(kept.jws, { column: "prescriptions.jws", id });
    return { content: Buffer.from(jws.split(".")[1] ?? "", "base64url").toString(), jws, note: "signed" as const };
  },
  auditNote: (_, { patientId, access }) => ({ patientId, details: accessDetails({ withheld: access.isWithheld, emergencyAccess: access.emergencyAccess }) }),
});
