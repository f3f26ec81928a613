"use server";

import { refresh } from "next/cache";
import { cancelConsultation } from "@/lib/domain/consultations/cancel";
import { updateConsultation } from "@/lib/domain/consultations/update";
import { contestVisit } from "@/lib/domain/visits/contests/contest-visit";
import { formAction, type FormState } from "@/lib/http/web/action";

const move = (status: "in_progress" | "no_show" | "scheduled") =>
  formAction(updateConsultation, { input: (form) => ({ id: form.get("id"), status }), then: () => refresh() });

/** Starts the consultation. */
export const startAction = move("in_progress");

/** Undoes a start by mistake. */
export const undoStartAction = move("scheduled");

/** Records that the patient did not come. */
export const noShowAction = move("no_show");

/** Records that patient and doctor use another mode from now on. */
export const switchAction = formAction(updateConsultation, { then: () => refresh() });

/** Tells an administrator that the visit was closed wrongly. */
export const contestAction = formAction(contestVisit, { then: () => refresh() });

/** Cancels the consultation, with a reason that the patient reads. */
export const cancelAction = formAction(cancelConsultation, { then: () => refresh() });

const save = formAction(updateConsultation, { input: recordInput, then: () => refresh() });

/** Saves the record, and completes the consultation if that button was pressed. After a conflict the page shows the saved version. */
export async function saveRecordAction(state: FormState, form: FormData): Promise<FormState> {
  const next = await save(state, form);
  if (next.code === "edit_conflict" || next.code === "invalid_transition") refresh();
  return next;
}

/** The record's form as an input; an emptied text is removed. */
function recordInput(form: FormData) {
  const text = (name: string) => (String(form.get(name) ?? "").trim() === "" ? null : form.get(name));
  return {
    id: form.get("id"),
    version: Number(form.get("version")),
    notes: text("notes"),
    diagnosis: text("diagnosis"),
    advice: text("advice"),
    ...(form.get("status") === "completed" && { status: "completed", reason: text("reason") }),
  };
}
