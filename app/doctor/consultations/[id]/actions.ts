"use server";

import { refresh } from "next/cache";
import { cancelConsultation } from "@/lib/domain/consultations/cancel";
import { checkVisit } from "@/lib/domain/consultations/checks/check";
import { addAddendum } from "@/lib/domain/consultations/notes/add-addendum";
import { noteParts } from "@/lib/domain/consultations/notes/schema";
import { writeNotes } from "@/lib/domain/consultations/notes/write";
import { offerFollowUp } from "@/lib/domain/consultations/follow-ups/offer";
import { updateConsultation } from "@/lib/domain/consultations/update";
import { agreePhone } from "@/lib/domain/consultations/phone/agree";
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

/** Agrees to be called by the other side, or takes it back. */
export const phoneAction = formAction(agreePhone, { input: (form) => ({ id: form.get("id"), agreed: form.get("agreed") === "true" }), then: () => refresh() });

/** Offers the patient free follow-up visits. */
export const offerFollowUpAction = formAction(offerFollowUp, {
  input: (form) => ({ id: form.get("id"), days: Number(form.get("days")), visits: Number(form.get("visits")) }),
  then: () => refresh(),
});

/** Tells an administrator that the visit was closed wrongly. */
export const contestAction = formAction(contestVisit, { then: () => refresh() });

/** Cancels the consultation, with a reason that the patient reads. */
export const cancelAction = formAction(cancelConsultation, { then: () => refresh() });

const save = formAction(updateConsultation, { input: recordInput, then: () => refresh() });

const keepNotes = formAction(writeNotes, {
  input: (form) => ({ id: form.get("id"), version: Number(form.get("notes.version")), ...Object.fromEntries(noteParts.map((part) => [part, form.get(`notes.${part}`)])) }),
});

const confirmIdentity = formAction(checkVisit, { input: (form) => ({ id: form.get("id"), kind: "identity" }) });

/** Records what the doctor has confirmed, or takes it back. */
export const checkAction = formAction(checkVisit, {
  input: (form) => ({ id: form.get("id"), kind: form.get("kind"), holds: form.get("holds") !== "false" }),
  then: () => refresh(),
});

/** Adds to the notes of a closed visit. */
export const addAddendumAction = formAction(addAddendum, { then: () => refresh() });

/**
 * Saves the record, and completes the consultation if that button was pressed. After a conflict the page shows the saved version.
 * The notes come with the form only from a browser without JavaScript; others have saved them already.
 */
export async function saveRecordAction(state: FormState, form: FormData): Promise<FormState> {
  if (form.has("notes.version")) {
    const { code, fields, ...kept } = await keepNotes(state, form);
    const named = fields && Object.fromEntries(Object.entries(fields).map(([name, words]) => [`notes.${name}`, words]));
    if (code) return { ...kept, fields: named, code: code === "edit_conflict" ? "notes_conflict" : code };
  }
  if (form.get("status") === "completed" && form.has("identity")) {
    const confirmed = await confirmIdentity(state, form);
    if (confirmed.code) return confirmed;
  }
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
    // Without the field, notes of before they had parts stay as they are.
    ...(form.has("notes") && { notes: text("notes") }),
    diagnosis: text("diagnosis"),
    advice: text("advice"),
    ...(form.get("status") === "completed" && { status: "completed", reason: text("reason") }),
  };
}
