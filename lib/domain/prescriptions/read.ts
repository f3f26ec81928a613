import { AppError } from "@/lib/core/errors";
import type { Scope } from "@/lib/core/scope";
import { query } from "@/lib/core/use-case";
import { accessDetails, Reader } from "@/lib/domain/records/reader";
import { findConsultation } from "../consultations/queries";
import { compose } from "./compose";
import { contentOf, prescriptionOf } from "./present";
import { findPrescription, type PrescriptionRow } from "./queries";
import { type Obstacle, Prescription, PrescriptionById } from "./schema";
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
  run: async (scope, _, prescription) => prescriptionOf(prescription, await Reader.of(scope, prescription.patientId), await obstaclesTo(scope, prescription)),
  auditNote: (prescription, { patientId }) => ({ patientId, details: accessDetails(prescription) }),
});

/** What the drug lists currently forbid about a draft. If the draft cannot be signed for another reason, only signing tells that. */
async function obstaclesTo(scope: Scope, row: PrescriptionRow): Promise<Obstacle[]> {
  if (row.status !== "draft") return [];
  const visit = (await findConsultation(scope.db, row.consultationId))!;
  try {
    return (await compose(scope, visit, writtenIn(contentOf(row)))).obstacles;
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}
