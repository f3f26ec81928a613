import { query } from "@/lib/core/use-case";
import { contentOf } from "./present";
import { findPrescription } from "./queries";
import { VerifyPrescription, Verification } from "./schema";
import { isVerificationCode } from "./verification-code";

/** What the state of a prescription means to a pharmacy. */
const verdicts = { signed: "valid", superseded: "superseded", revoked: "revoked" } as const;

/**
 * A pharmacy checks a prescription on paper: whether we issued it, whether it is still in force, and who signed it. A wrong
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
  async run({ now }, _, paper) {
    const { doctor, date, medications } = contentOf(paper);
    return {
      id: paper.id,
      status: verdicts[paper.status as keyof typeof verdicts],
      doctor,
      date,
      signedAt: paper.signedAt!,
      medicationCount: medications.length,
      checkedAt: now,
    };
  },
  auditNote: (_, { patientId }) => ({ patientId }),
});
