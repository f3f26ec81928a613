import type { z } from "zod";
import { genericName } from "./generic-name";
import type { PrescriptionContent, RewritePrescription } from "./schema";

type Orders = Pick<PrescriptionContent, "complaints" | "history" | "findings" | "investigations" | "diagnosis" | "medications" | "advice" | "followUpOn">;

/** What the doctor writes; the rest of the prescription is taken from the records at that moment. */
export interface Written extends Orders {
  heightCm: number | null;
  weightKg: number | null;
  /** What the patient told the doctor, used for fields that are empty in the profile. */
  told: Pick<PrescriptionContent["patient"], "ageYears" | "gender" | "address">;
}

/** The written part of a request. */
export function writtenOf(input: Omit<z.output<typeof RewritePrescription>, "id" | "version">, complaint: string): Written {
  return {
    complaints: input.complaints ?? complaint,
    history: input.history ?? null,
    findings: input.findings ?? null,
    investigations: input.investigations ?? null,
    diagnosis: input.diagnosis,
    medications: input.medications.map((medication) => ({ ...medication, drug: genericName(medication.drug), quantity: String(medication.quantity) })),
    advice: input.advice ?? null,
    followUpOn: input.followUpOn ?? null,
    heightCm: input.heightCm ?? null,
    weightKg: input.weightKg ?? null,
    told: { ageYears: input.patientAgeYears ?? null, gender: input.patientGender ?? null, address: input.patientAddress ?? null },
  };
}

/** The written part of a draft. */
export function writtenIn({ patient, complaints, history, findings, investigations, diagnosis, medications, advice, followUpOn }: PrescriptionContent): Written {
  const { heightCm, weightKg, ageYears, gender, address } = patient;
  return { complaints, history, findings, investigations, diagnosis, medications, advice, followUpOn, heightCm, weightKg, told: { ageYears, gender, address } };
}
