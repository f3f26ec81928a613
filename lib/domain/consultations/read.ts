import { query } from "@/lib/core/use-case";
import { accessDetails, Reader } from "@/lib/domain/records/reader";
import { consultationOf } from "./present";
import { findConsultation } from "./queries";
import { Consultation, ReadConsultation } from "./schema";

/**
 * One consultation with its record, for its patient and doctor. Administrators see it without the clinical fields, unless
 * they have opened an emergency access.
 */
export const readConsultation = query({
  name: "consultation.read",
  input: ReadConsultation,
  output: Consultation,
  phi: true,
  load: ({ db }, { id }) => findConsultation(db, id),
  run: async (scope, _, consultation) => consultationOf(consultation, await Reader.of(scope, consultation.patientId)),
  auditNote: (consultation) => ({ patientId: consultation.patient.id, details: accessDetails(consultation) }),
});
