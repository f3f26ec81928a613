import { fieldName, type MedicineField, medicineFields } from "@/components/prescriptions/editor-state";
import { Dosage, daysOf } from "@/lib/domain/prescriptions/dosage/schema";
import { texts } from "@/lib/domain/prescriptions/dosage/sentence";
import type { Prescription } from "@/lib/domain/prescriptions/schema";
import type { z } from "zod";

type Values = Record<string, string>;

const written = ["complaints", "history", "findings", "investigations", "diagnosis", "advice", "followUpOn", "patientGender", "patientAddress"] as const;
const numbers = ["heightCm", "weightKg", "patientAgeYears"] as const;

const typed = (form: FormData, name: string) => String(form.get(name) ?? "").trim();

/** How many medicines the form has: 1 to 20. */
export const rowsOf = (form: FormData) => Math.min(Math.max(Math.trunc(Number(form.get("rows"))) || 1, 1), 20);

/** The structure that a line gave, as long as nobody has changed the texts that were made from it. */
function dosageIn(json: string, { dose, frequency, durationDays }: Record<string, unknown>): Dosage | undefined {
  if (json === "") return undefined;
  const read = Dosage.safeParse(parsed(json));
  if (!read.success) return undefined;
  const made = texts(read.data);
  return made.dose === dose && made.frequency === frequency && daysOf(read.data) === durationDays ? read.data : undefined;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** One medicine of the form, without what is empty. */
export function medicineOf(form: FormData, row: number): MedicineInput {
  const entries = medicineFields.filter((field) => field !== "taken").map((field) => [field, typed(form, fieldName(row, field))] as const).filter(([, value]) => value !== "");
  const texts = Object.fromEntries(entries.filter(([field]) => field !== "dosage").map(([field, value]) => [field, field === "durationDays" ? Number(value) : value]));
  const dosage = Object.keys(texts).length > 0 ? dosageIn(typed(form, fieldName(row, "dosage")), texts) : undefined;
  return dosage ? { ...texts, dosage } : texts;
}

type MedicineInput = Record<string, unknown>;

/** What was typed as advice. */
export const adviceIn = (form: FormData) => typed(form, "advice");

/** The editor's form as the use cases take it, without empty fields and empty medicines. */
export function prescriptionInput(form: FormData) {
  const rows = Array.from({ length: rowsOf(form) }, (_, row) => medicineOf(form, row));
  // The first medicine stays even if it is empty, so that its fields can show their errors.
  const medications = rows.filter((medicine, row) => row === 0 || Object.keys(medicine).length > 0);
  const sent = (names: readonly string[], read: (value: string) => unknown) =>
    Object.fromEntries(names.map((name) => [name, typed(form, name)] as const).filter(([, value]) => value !== "").map(([name, value]) => [name, read(value)]));
  return { ...sent(written, String), ...sent(numbers, Number), medications };
}

/** The typed values without one medicine; those after it move up. */
export function withoutRow(form: FormData, gone: number): Values {
  const values: Values = {};
  for (const [name, value] of form) if (typeof value === "string" && !name.startsWith("$ACTION") && !name.startsWith("medications.")) values[name] = value;
  let to = 0;
  for (let from = 0; from < rowsOf(form); from++) {
    if (from === gone) continue;
    for (const field of medicineFields) values[fieldName(to, field)] = String(form.get(fieldName(from, field)) ?? "");
    // What a line was read as is not shown beside fields that say something else.
    if (medicineOf(form, from).dosage === undefined) values[fieldName(to, "dosage")] = "";
    to++;
  }
  return values;
}

type MedicineValues = Partial<Record<Exclude<MedicineField, "dosage" | "taken">, string | number | undefined>> & { dosage?: Dosage | null; taken?: unknown };

/** Writes a medicine into the fields of a row. */
export function putMedicine(values: Values, row: number, medicine: MedicineValues): void {
  for (const field of medicineFields) {
    const value = field === "dosage" || field === "taken" ? (medicine[field] ? JSON.stringify(medicine[field]) : "") : medicine[field];
    values[fieldName(row, field)] = value === undefined ? "" : String(value);
  }
}

/** The row into which the next medicine goes: the first empty one, or a new one. */
export function nextRow(form: FormData): number {
  const rows = rowsOf(form);
  for (let row = 0; row < rows; row++) if (medicineFields.filter((field) => field !== "dosage" && field !== "taken").every((field) => typed(form, fieldName(row, field)) === "")) return row;
  return rows;
}

/** The start values of the editor, if it continues or corrects a prescription. */
export function startOf(prescription: z.input<typeof Prescription>): { start: Values; rows: number } {
  const { patient, medications } = prescription;
  const start: Values = {};
  const put = (name: string, value: string | number | null | undefined) => value !== null && value !== undefined && (start[name] = String(value));
  for (const name of ["complaints", "history", "findings", "investigations", "diagnosis", "advice", "followUpOn"] as const) put(name, prescription[name]);
  put("heightCm", patient.heightCm);
  put("weightKg", patient.weightKg);
  put("patientAgeYears", patient.ageYears);
  put("patientGender", patient.gender);
  put("patientAddress", patient.address);
  for (const [row, medicine] of (medications ?? []).entries()) putMedicine(start, row, medicine);
  return { start, rows: Math.max(medications?.length ?? 0, 1) };
}
