import { AppError } from "@/lib/core/errors";
import type { Scope } from "@/lib/core/scope";
import { query } from "@/lib/core/use-case";
import { accessDetails, Reader } from "@/lib/domain/records/reader";
import { findConsultation } from "../consultations/queries";
import { compose } from "./compose";
import { listDispensations } from "./dispensing/queries";
import { contentOf, type Judgement, prescriptionOf, UNJUDGED } from "./present";
import { findPrescription, type PrescriptionRow } from "./queries";
import { Prescription, PrescriptionById } from "./schema";
import { writtenIn } from "./written";

/**
 * One prescription, for its doctor and, once signed, for its patient. Administrators see it without the clinical fields,
 * unless they have opened an emergency access.
 */
export const readPrescription = query({
  name: "prescription.read",
  input: PrescriptionById,
  output: Prescription,
  phi: true,
  load: ({ db }, { id }) => findPrescription(db, id),
  run: async (scope, _, prescription) => prescriptionOf(prescription, await Reader.of(scope, prescription.patientId), await judge(scope, prescription), await listDispensations(scope.db, prescription.id)),
  auditNote: (prescription, { patientId }) => ({ patientId, details: accessDetails(prescription) }),
});

/** What the drug lists currently forbid about a draft, and what needs a reason. If the draft cannot be signed for another reason, only signing tells that. */
async function judge(scope: Scope, row: PrescriptionRow): Promise<Judgement> {
  if (row.status !== "draft") return UNJUDGED;
  const visit = (await findConsultation(scope.db, row.consultationId))!;
  try {
    return await compose(scope, visit, writtenIn(contentOf(row)));
  } catch (error) {
    if (error instanceof AppError) return UNJUDGED;
    throw error;
  }
}
