import { query } from "@/lib/core/use-case";
import { patientOf } from "./present";
import { findPatient } from "./queries";
import { Patient, ReadPatient } from "./schema";

/** One patient's particulars, for the accounts that care for them and the doctors who attend them. */
export const readPatient = query({
  name: "patient.read",
  input: ReadPatient,
  output: Patient,
  phi: true,
  load: ({ db, actor }, { id }) => findPatient(db, actor, id),
  run: async ({ now }, _, patient) => patientOf(patient, now),
  auditNote: (patient) => ({ patientId: patient.id }),
});
