"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { cancelConsultation } from "@/lib/domain/consultations/cancel";
import { updateConsultation } from "@/lib/domain/consultations/update";
import { formAction, formInput } from "@/lib/http/web/action";

/** Cancels the consultation, and shows it as it then is. */
export const cancelAction = formAction(cancelConsultation, { then: ({ id }) => redirect(`/patient/consultations/${id}`) });

/** Saves the patient's changed complaint. */
export const rewordAction = formAction(updateConsultation, {
  input: (form) => ({ ...formInput(form), version: Number(form.get("version")) }),
  then: ({ id }) => revalidatePath(`/patient/consultations/${id}`),
});
