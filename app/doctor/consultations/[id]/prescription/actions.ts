"use server";

import { redirect } from "next/navigation";
import type { EditorState } from "@/components/prescriptions/editor-state";
import { rewritePrescription } from "@/lib/domain/prescriptions/rewrite";
import { writePrescription } from "@/lib/domain/prescriptions/write";
import { submit } from "@/lib/http/web/action";
import { asLastTime, readLine, withAdvice } from "./quick-entry";
import { insertTemplate, keepFavourite, keepTemplate } from "./templates";
import { prescriptionInput, rowsOf, withoutRow } from "./prescription-input";

/** Reads a line, adds or removes a medicine, keeps or inserts a template, or saves the draft and shows it as it will be printed. */
export async function editAction({ serial = 0 }: EditorState, form: FormData): Promise<EditorState> {
  const intent = String(form.get("intent") ?? "save");
  const rows = rowsOf(form);
  const removed = /^remove-(\d+)$/.exec(intent)?.[1];
  if (intent === "add" && rows < 20) return { values: withoutRow(form, -1), rows: rows + 1, serial: serial + 1, focus: rows };
  if (removed !== undefined && rows > 1) return { values: withoutRow(form, Number(removed)), rows: rows - 1, serial: serial + 1 };

  const favourite = /^favourite-(\d+)$/.exec(intent)?.[1];
  if (favourite !== undefined) return keepFavourite(form, Number(favourite), serial);
  if (intent === "keep") return keepTemplate(form, serial);
  const template = /^template-(.+)$/.exec(intent)?.[1];
  if (template !== undefined) return insertTemplate(form, template, serial);

  const line = String(form.get("line") ?? "").trim();
  // Enter in the line presses the button that saves, which must not lose the line.
  if (line !== "" && (intent === "read" || intent === "save")) return readLine(form, line, serial);
  if (intent === "last") return asLastTime(form, serial);
  const advice = /^advice-(\d+)$/.exec(intent)?.[1];
  if (advice !== undefined) return withAdvice(form, Number(advice), serial);

  const state = await submit(form, async (context) => {
    const input = prescriptionInput(form) as Omit<Parameters<typeof rewritePrescription>[1], "id">;
    const [draftId, version] = [form.get("draftId"), Number(form.get("version"))];
    const { id } =
      typeof draftId === "string"
        ? await rewritePrescription(context, { ...input, id: draftId, version })
        : await writePrescription(context, { ...input, consultationId: String(form.get("consultationId")), draft: true });
    redirect(`/doctor/prescriptions/${id}`);
  });
  return { ...state, rows, serial: serial + 1 };
}
