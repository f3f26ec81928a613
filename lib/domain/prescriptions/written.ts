import type { z } from "zod";
import { genericName } from "./generic-name";
import { quantityText } from "./dosage/quantity";
import { readText } from "./dosage/read-text";
import { daysOf } from "./dosage/schema";
import { texts } from "./dosage/sentence";
import type { Medication, MedicationInput, PrescriptionContent, RewritePrescription } from "./schema";

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
    medications: input.medications.map(medicationOf),
    advice: input.advice ?? null,
    followUpOn: input.followUpOn ?? null,
    heightCm: input.heightCm ?? null,
    weightKg: input.weightKg ?? null,
    told: { ageYears: input.patientAgeYears ?? null, gender: input.patientGender ?? null, address: input.patientAddress ?? null },
  };
}

/** A medicine with its texts and, where it is certain, its structure. A structure that was sent decides about the texts. */
export function medicationOf({ drug, form, strength, route, dose = "", frequency = "", durationDays = 0, quantity, instructions, dosage: sent }: MedicationInput): Medication {
  const dosage = sent ?? readText(dose, frequency, durationDays, form.toLowerCase()) ?? null;
  return {
    drug: genericName(drug),
    form,
    strength,
    route,
    ...(sent ? { ...texts(sent), durationDays: daysOf(sent) } : { dose, frequency, durationDays }),
    quantity: quantity === undefined && sent ? quantityText(sent, form) : String(quantity),
    ...(instructions === undefined ? {} : { instructions }),
    dosage,
  };
}

/** The written part of a draft. */
export function writtenIn({ patient, complaints, history, findings, investigations, diagnosis, medications, advice, followUpOn }: PrescriptionContent): Written {
  const { heightCm, weightKg, ageYears, gender, address } = patient;
  return { complaints, history, findings, investigations, diagnosis, medications, advice, followUpOn, heightCm, weightKg, told: { ageYears, gender, address } };
}
