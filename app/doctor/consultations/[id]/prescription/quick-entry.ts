import { adviceSnippets } from "@/components/prescriptions/advice-snippets";
import type { EditorState } from "@/components/prescriptions/editor-state";
import { readConsultation } from "@/lib/domain/consultations/read";
import { daysOf } from "@/lib/domain/prescriptions/dosage/schema";
import { parseLine } from "@/lib/domain/prescriptions/dosage/line";
import { texts } from "@/lib/domain/prescriptions/dosage/sentence";
import { listPrescriptions } from "@/lib/domain/prescriptions/list";
import { readPrescription } from "@/lib/domain/prescriptions/read";
import { submit } from "@/lib/http/web/action";
import { nextRow, putMedicine, rowsOf, withoutRow } from "./prescription-input";

/** Makes a medicine of the line, or asks what it leaves open. The doctor's choice is a line too, which is read instead. */
export function readLine(form: FormData, typed: string, serial: number): EditorState {
  const chosen = form.get("choice");
  // A choice belongs to the line that was asked about; if that was typed over, the new text counts.
  const line = typeof chosen === "string" && form.get("askedLine") === typed ? chosen : typed;
  const weightKg = Number(form.get("weightKg")) || null;
  const read = parseLine(line, { weightKg });
  const values = withoutRow(form, -1);
  delete values.choice;
  const row = nextRow(form);
  if (read.kind === "question") {
    const { about, part, choices } = read;
    return { values: { ...values, line }, rows: rowsOf(form), serial: serial + 1, asked: { about, part, choices } };
  }
  if (row >= 20) return { values: { ...values, line }, rows: rowsOf(form), serial: serial + 1, asked: { about: "rest", part: line, choices: [] } };
  const { medicine, form: kind, strength, taken, route, dosage, quantity, notes } = read;
  putMedicine(values, row, { drug: medicine, form: kind, strength, route, ...texts(dosage), durationDays: daysOf(dosage), quantity, instructions: notes, dosage, taken });
  return { values: { ...values, line: "" }, rows: Math.max(rowsOf(form), row + 1), serial: serial + 1, wasRead: true };
}

/** Adds the medicines of the last prescription that this doctor signed for this patient. */
export async function asLastTime(form: FormData, serial: number): Promise<EditorState> {
  let added: EditorState = {};
  const state = await submit(form, async (context) => {
    const { patient } = await readConsultation(context, { id: String(form.get("consultationId")) });
    const { data: [last] } = await listPrescriptions(context, { patientId: patient.id, status: "signed", limit: 1 });
    const { medications } = last ? await readPrescription(context, { id: last.id }) : { medications: [] };
    const values = withoutRow(form, -1);
    const from = nextRow(form);
    for (const [n, medicine] of (medications ?? []).slice(0, 20 - from).entries()) putMedicine(values, from + n, medicine);
    added = { values, rows: Math.min(20, Math.max(rowsOf(form), from + (medications?.length ?? 0))) };
  });
  return { ...state, done: false, rows: rowsOf(form), ...added, serial: serial + 1 };
}

/** Adds a sentence of advice, in English or Hindi, to what is written. */
export function withAdvice(form: FormData, n: number, serial: number): EditorState {
  const values = withoutRow(form, -1);
  const sentence = adviceSnippets[n] ?? "";
  values.advice = [String(form.get("advice") ?? "").trim(), sentence].filter(Boolean).join("\n");
  return { values, rows: rowsOf(form), serial: serial + 1 };
}
