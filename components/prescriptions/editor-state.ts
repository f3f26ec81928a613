import type { FormFeedback } from "@/components/ui/form-feedback";

/** What the editor shows after a round trip. */
export interface EditorState extends FormFeedback {
  /** How many medicines there are. */
  rows?: number;
  /** Grows with each answer, so that the fields are drawn anew with what it brings. */
  serial?: number;
  /** The row to go on with, after one was added. */
  focus?: number;
}

/** The fields of one medicine, as the form and the API name them. */
export const medicineFields = ["drug", "form", "strength", "dose", "route", "frequency", "durationDays", "quantity", "instructions"] as const;
export type MedicineField = (typeof medicineFields)[number];

export const fieldName = (row: number, field: MedicineField) => `medications.${row}.${field}`;
