import { query } from "@/lib/core/use-case";
import { consultationOf } from "./present";
import { findConsultation } from "./queries";
import { Consultation, ReadConsultation } from "./schema";

/** One consultation with its record, to those who attend it; to an administrator without the clinical part. */
export const readConsultation = query({
  name: "consultation.read",
  input: ReadConsultation,
  output: Consultation,
  phi: true,
  load: ({ db }, { id }) => findConsultation(db, id),
  run: async ({ actor }, _, consultation) => consultationOf(consultation, actor),
  note: (consultation) => ({ patientId: consultation.patient.id }),
});
