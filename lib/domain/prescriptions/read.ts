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

/** One prescription, to its doctor and, once signed, to its patient; to an administrator without the clinical part, but in an emergency. */
export const readPrescription = query({
  name: "prescription.read",
  input: PrescriptionById,
  output: Prescription,
  phi: true,
  load: ({ db }, { id }) => findPrescription(db, id),
  run: async (scope, _, prescription) => prescriptionOf(prescription, await Reader.of(scope, prescription.patientId), await obstaclesTo(scope, prescription)),
  auditNote: (prescription, { patientId }) => ({ patientId, details: accessDetails(prescription) }),
});

/** What the drug lists say of a draft as of now. Where it cannot be signed for another reason, signing tells. */
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
