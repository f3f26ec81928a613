import type { FormFeedback } from "@/components/ui/form-feedback";

/** The editor's state after an answer from the server. */
export interface EditorState extends FormFeedback {
  /** The number of medicines. */
  rows?: number;
  /** Grows with each answer, so that the fields are rendered again with its values. */
  serial?: number;
  /** The row to focus, after one was added. */
  focus?: number;
  /** What the line leaves open. */
  asked?: AskedAbout;
  /** What became of a template: kept, or inserted. */
  kept?: { name: string };
  /** True after a line became a medicine: the next one can be typed. */
  wasRead?: boolean;
}

/** A question about the line, with the lines that answer it. */
export interface AskedAbout {
  about: "medicine" | "form" | "strength" | "dose" | "frequency" | "days" | "weight" | "limit" | "rest";
  part: string;
  choices: readonly { text: string; line: string }[];
}

/** The fields of one medicine, as the form and the API name them. `dosage` and `taken` are hidden; `taken` is for the doctor's eyes and is never sent. */
export const medicineFields = ["drug", "form", "strength", "dose", "route", "frequency", "durationDays", "quantity", "instructions", "dosage", "taken"] as const;
export type MedicineField = (typeof medicineFields)[number];

export const fieldName = (row: number, field: MedicineField) => `medications.${row}.${field}`;
