import type { FormFeedback } from "@/components/ui/form-feedback";

/** The editor's state after an answer from the server. */
export interface EditorState extends FormFeedback {
  /** The number of medicines. */
  rows?: number;
  /** Grows with each answer, so that the fields are rendered again with its values. */
  serial?: number;
  /** The row to focus, after one was added. */
  focus?: number;
}

/** The fields of one medicine, as the form and the API name them. */
export const medicineFields = ["drug", "form", "strength", "dose", "route", "frequency", "durationDays", "quantity", "instructions"] as const;
export type MedicineField = (typeof medicineFields)[number];

export const fieldName = (row: number, field: MedicineField) => `medications.${row}.${field}`;
