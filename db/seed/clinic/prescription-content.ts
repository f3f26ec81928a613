import type { Medication } from "./medicines";

/**
 * Everything a signed prescription shows, as it was at signing; sealed in `prescriptions.content` as JSON, its
 * keyed hash in `content_hash`. The fields are those of the Telemedicine Practice Guidelines, 2020.
 */
export interface PrescriptionContent {
  doctor: {
    name: string;
    qualifications: readonly string[];
    registrationNumber: string;
    registrationCouncil: string;
    systemOfMedicine: string;
    address: string;
    contact: string;
  };
  patient: {
    name: string;
    /** Whole years on the day of signing. */
    ageYears: number | null;
    gender: "female" | "male" | "other" | "undisclosed" | null;
    address: string | null;
    heightCm: number | null;
    weightKg: number | null;
  };
  /** The doctor's local date, YYYY-MM-DD. */
  date: string;
  complaints: string;
  history: string | null;
  findings: string | null;
  investigations: string | null;
  diagnosis: string;
  medications: readonly Medication[];
  advice: string | null;
  followUpOn: string | null;
  /** Required wording. */
  statement: "This prescription is generated on a teleconsultation.";
  signature: { by: string; at: string };
}
