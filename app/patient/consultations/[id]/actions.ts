"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { cancelConsultation } from "@/lib/domain/consultations/cancel";
import { updateConsultation } from "@/lib/domain/consultations/update";
import { formAction, formInput } from "@/lib/http/web/action";

/** Cancels, and shows the consultation as it then is. */
export const cancelAction = formAction(cancelConsultation, { then: ({ id }) => redirect(`/patient/consultations/${id}`) });

/** Saves what the patient wrote about their trouble. */
export const rewordAction = formAction(updateConsultation, {
  input: (form) => ({ ...formInput(form), version: Number(form.get("version")) }),
  then: ({ id }) => revalidatePath(`/patient/consultations/${id}`),
});
