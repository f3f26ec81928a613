"use server";

import { refresh, revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { cancelConsultation } from "@/lib/domain/consultations/cancel";
import { writeIntake } from "@/lib/domain/consultations/intake/write";
import { answerMove } from "@/lib/domain/consultations/reschedule/answer";
import { updateConsultation } from "@/lib/domain/consultations/update";
import { agreePhone } from "@/lib/domain/consultations/phone/agree";
import { writeReview } from "@/lib/domain/reviews/write";
import { contestVisit } from "@/lib/domain/visits/contests/contest-visit";
import { formAction, formInput, type FormState } from "@/lib/http/web/action";

const cancel = formAction(cancelConsultation, {
  input: (form) => ({ id: form.get("id"), reason: form.get("reason"), seenRefund: { amount: Number(form.get("seenRefund")) } }),
  then: ({ id }) => redirect(`/patient/consultations/${id}`),
});

/** Cancels the consultation, and shows it as it then is. If the refund is less by now than the page said, the page shows the new one first. */
export async function cancelAction(state: FormState, form: FormData): Promise<FormState> {
  const next = await cancel(state, form);
  if (next.code === "amount_changed") refresh();
  return next;
}

/** Saves the patient's changed complaint. */
export const rewordAction = formAction(updateConsultation, {
  input: (form) => ({ ...formInput(form), version: Number(form.get("version")) }),
  then: ({ id }) => revalidatePath(`/patient/consultations/${id}`),
});

const keepIntake = formAction(writeIntake, { input: intakeInput, then: () => refresh() });

/** Keeps what the patient tells before the visit. If somebody else has saved meanwhile, or the visit has started, the page shows that. */
export async function writeIntakeAction(state: FormState, form: FormData): Promise<FormState> {
  const next = await keepIntake(state, form);
  if (next.code === "edit_conflict" || next.code === "invalid_transition") refresh();
  return next;
}

function intakeInput(form: FormData) {
  const { version, heightCm, weightKg, ...texts } = formInput(form);
  const number = (value: unknown) => (value === undefined ? undefined : Number(value));
  return { ...texts, version: Number(version), heightCm: number(heightCm), weightKg: number(weightKg) };
}

/** Accepts the offered time, or keeps the one of before. */
export const answerMoveAction = formAction(answerMove, { input: (form) => ({ id: form.get("id"), accept: form.get("accept") === "true" }), then: () => refresh() });

/** Agrees to be called by the other side, or takes it back. */
export const phoneAction = formAction(agreePhone, { input: (form) => ({ id: form.get("id"), agreed: form.get("agreed") === "true" }), then: () => refresh() });

/** Says how the visit was. */
export const reviewAction = formAction(writeReview, { input: (form) => ({ ...formInput(form), rating: Number(form.get("rating") ?? 0) }), then: () => refresh() });

/** Tells an administrator that the visit was closed wrongly. */
export const contestAction = formAction(contestVisit, { then: () => refresh() });
