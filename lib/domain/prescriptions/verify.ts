import { query } from "@/lib/core/use-case";
import { listDispensations } from "./dispensing/queries";
import { leftOf, stateOf } from "./dispensing/left";
import { contentOf } from "./present";
import { findPrescription } from "./queries";
import { VerifyPrescription, Verification } from "./schema";
import { isVerificationCode } from "./verification-code";

/** What the state of a prescription means to a pharmacy. */
const verdicts = { signed: "valid", superseded: "superseded", revoked: "revoked" } as const;

/**
 * A pharmacy checks a prescription on paper: whether we issued it, whether it is still in force, how much of it is left, and who signed it. A wrong
 * code, an unknown number and a draft get the same answer (`not_found`). The audit's entry names the patient, so the patient sees that it was checked.
 */
export const verifyPrescription = query({
  name: "prescription.verify",
  input: VerifyPrescription,
  output: Verification,
  phi: true,
  async load({ db }, { id, code }) {
    const paper = await findPrescription(db, id);
    return paper?.contentHash && isVerificationCode(code, paper.contentHash) ? paper : undefined;
  },
  async run({ db, now }, _, paper) {
    const { doctor, date, medications } = contentOf(paper);
    const left = leftOf(medications, await listDispensations(db, paper.id));
    const verdict = verdicts[paper.status as keyof typeof verdicts];
    const status = verdict === "valid" ? stateOf(left) : verdict;
    return {
      id: paper.id,
      status,
      doctor,
      date,
      signedAt: paper.signedAt!,
      medicationCount: medications.length,
      hasSignature: paper.hasSignature,
      left: status === "partly_dispensed" ? left.map(({ medication, quantity, unit }) => ({ medication, quantity, unit })) : null,
      checkedAt: now,
    };
  },
  auditNote: (_, { patientId }) => ({ patientId }),
});
