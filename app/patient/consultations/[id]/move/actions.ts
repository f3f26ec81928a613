"use server";

import { redirect } from "next/navigation";
import { answerMove } from "@/lib/domain/consultations/reschedule/answer";
import { rescheduleConsultation } from "@/lib/domain/consultations/reschedule/reschedule";
import { formAction, type FormState } from "@/lib/http/web/action";

const input = (form: FormData) => ({ id: form.get("id"), slotId: form.get("slotId") ?? undefined, version: Number(form.get("version")) });
const then = ({ id }: { id: string }) => redirect(`/patient/consultations/${id}?moved=`);

const move = formAction(rescheduleConsultation, { input, then });
const accept = formAction(answerMove, { input: (form) => ({ ...input(form), accept: true, version: undefined }), then });

/** Moves the visit to the chosen time; if the doctor has asked for it, this accepts. */
export async function moveAction(state: FormState, form: FormData): Promise<FormState> {
  return form.get("offered") === "any" ? accept(state, form) : move(state, form);
}
