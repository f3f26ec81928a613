import type { DrugProblem } from "../schema";
import type { Warning } from "../warning-schema";

export type Reason = DrugProblem | Warning["reason"];

/** A rule of the gate: what it does, who says so, and the way out. A warning is overruled by a reason that is kept in the record; a block cannot be. */
export interface Rule {
  verdict: "warn" | "block";
  source: string;
  wayOut: string;
}

const TPG = "Telemedicine Practice Guidelines, 25 March 2020";
const OURS = "Our own rule for safety; to be checked by a pharmacist";

/** Every reason for which the gate does not simply allow a medicine. */
export const rules: Readonly<Record<Reason, Rule>> = {
  prohibited: { verdict: "block", source: `${TPG}, 3.7.1.4; Drugs Rules, 1945, Schedule X; NDPS Act, 1985`, wayOut: "None on a teleconsultation: see the patient in person." },
  not_listed: { verdict: "block", source: `${TPG}, 3.7.1: only listed medicines`, wayOut: "Write the generic name, or ask a pharmacist to review and enter it." },
  for_review: { verdict: "block", source: `${TPG}, 3.7.1: on none of the lists we read`, wayOut: "Choose a listed medicine, or ask a pharmacist to decide on its list." },
  other_system: { verdict: "block", source: "National Medical Commission Act, 2019; National Commission for Indian System of Medicine Act, 2020: registration by system", wayOut: "Refer to a doctor of that system." },
  needs_video: { verdict: "block", source: `${TPG}, 3.7.1.2 and annexure 5, list A`, wayOut: "List A on a first consultation needs video: switch now. On a follow-up for the same condition it can be refilled." },
  needs_follow_up: { verdict: "block", source: `${TPG}, 3.7.1.3 and annexure 5, list B`, wayOut: "Confirm that the visit is about the same condition; the patient must take a list A or B medicine from you." },
  not_for_age: { verdict: "block", source: "Ministry of Health and Family Welfare, G.S.R. 82(E), 10 February 2011: no nimesulide under 12 years", wayOut: "Choose another medicine, such as paracetamol." },
  repeated: { verdict: "warn", source: OURS, wayOut: "Remove one line, or say why both are right." },
  taken_already: { verdict: "warn", source: OURS, wayOut: "Wait until the earlier one ends, or say why it is right." },
  told_taken: { verdict: "warn", source: OURS, wayOut: "Ask the patient, or say why it is right." },
  allergy: { verdict: "warn", source: OURS, wayOut: "Choose another medicine, or say why it is right." },
  age: { verdict: "warn", source: OURS, wayOut: "Choose another medicine, or say why it is right at this age; ask for the age if it is not known." },
};
