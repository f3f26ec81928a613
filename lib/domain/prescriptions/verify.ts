import { query } from "@/lib/core/use-case";
import { contentOf } from "./present";
import { findPrescription } from "./queries";
import { VerifyPrescription, Verification } from "./schema";
import { isVerificationCode } from "./verification-code";

/** What a paper's state means to who dispenses. */
const verdicts = { signed: "valid", superseded: "superseded", revoked: "revoked" } as const;

/**
 * A pharmacy's check of a paper it holds: whether we issued it and it still stands, and who signed it. A wrong code, an
 * unknown number and a draft are answered alike (`not_found`). Audited with the patient, who can be shown the checks.
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
