import { query } from "@/lib/core/use-case";
import { prescriptionOf } from "./present";
import { findPrescription } from "./queries";
import { Prescription, PrescriptionById } from "./schema";

/** One prescription, to its doctor and, once signed, to its patient; to an administrator without the clinical part. */
export const readPrescription = query({
  name: "prescription.read",
  input: PrescriptionById,
  output: Prescription,
  phi: true,
  load: ({ db }, { id }) => findPrescription(db, id),
  run: async ({ actor }, _, prescription) => prescriptionOf(prescription, actor),
  note: (_, { patientId }) => ({ patientId }),
});
