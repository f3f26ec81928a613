import { refresh } from "next/cache";
import type { EditorState } from "@/components/prescriptions/editor-state";
import { AppError } from "@/lib/core/errors";
import { listTemplates } from "@/lib/domain/prescriptions/templates/list";
import { saveTemplate } from "@/lib/domain/prescriptions/templates/save";
import { submit } from "@/lib/http/web/action";
import { adviceIn, medicineOf, nextRow, prescriptionInput, putMedicine, rowsOf, withoutRow } from "./prescription-input";

type Medicines = Parameters<typeof saveTemplate>[1]["medications"];

/** Keeps the medicines and the advice of the form under the name that was typed. */
export function keepTemplate(form: FormData, serial: number): Promise<EditorState> {
  const advice = adviceIn(form);
  const medications = (prescriptionInput(form).medications as Medicines).filter((medicine) => Object.keys(medicine).length > 0);
  return keep(form, serial, String(form.get("templateName") ?? ""), medications, advice);
}

/** Keeps one medicine, under a name that says what it is and how it is taken. */
export function keepFavourite(form: FormData, row: number, serial: number): Promise<EditorState> {
  const medicine = medicineOf(form, row) as Medicines[number];
  const { drug = "", strength, frequency } = medicine;
  const name = [[drug, strength].filter(Boolean).join(" "), frequency].filter(Boolean).join(", ");
  return keep(form, serial, name.length > 80 ? `${name.slice(0, 79)}…` : name, Object.keys(medicine).length > 0 ? [medicine] : [], "");
}

async function keep(form: FormData, serial: number, name: string, medications: Medicines, advice: string): Promise<EditorState> {
  let kept: EditorState["kept"];
  const state = await submit(form, async (context) => {
    ({ name } = await saveTemplate(context, { name, medications, ...(advice === "" ? {} : { advice }) }));
    kept = { name };
    refresh();
  });
  // The form calls the field otherwise than the use case, which knows nothing of its other fields.
  const { name: about, ...others } = state.fields ?? {};
  const fields = state.fields && { ...others, ...(about ? { templateName: about } : {}) };
  const values = { ...withoutRow(form, -1), ...(kept ? { templateName: "" } : {}) };
  return { ...state, done: false, fields, values, rows: rowsOf(form), serial: serial + 1, kept };
}

/** Adds the medicines and the advice of a template to what is written. */
export async function insertTemplate(form: FormData, id: string, serial: number): Promise<EditorState> {
  const values = withoutRow(form, -1);
  let rows = rowsOf(form);
  const state = await submit(form, async (context) => {
    const { data } = await listTemplates(context, {});
    const template = data.find((one) => one.id === id);
    if (!template) throw new AppError("not_found");
    const from = nextRow(form);
    const medicines = template.medications.slice(0, 20 - from);
    for (const [n, medicine] of medicines.entries()) putMedicine(values, from + n, medicine);
    rows = Math.max(rows, from + medicines.length);
    if (template.advice) values.advice = [adviceIn(form), template.advice].filter(Boolean).join("\n");
  });
  return { ...state, done: false, values, rows, serial: serial + 1 };
}
