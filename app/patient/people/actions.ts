"use server";

import { refresh, revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { endCare } from "@/lib/domain/patients/carers/end";
import { createPatient } from "@/lib/domain/patients/create";
import { invite } from "@/lib/domain/patients/invitations/invite";
import { withdrawInvitation } from "@/lib/domain/patients/invitations/withdraw";
import { updatePatient } from "@/lib/domain/patients/update";
import { formAction } from "@/lib/http/web/action";
import { returnPath } from "@/lib/http/web/return-path";
import { patientInput } from "./patient-input";

/** Adds a person, and continues on the page from which the reader came, now for that person. */
export const addPersonAction = formAction(createPatient, {
  input: patientInput,
  then: ({ id }, form) => {
    const next = returnPath(form.get("next"));
    redirect(next ? `${next}${next.includes("?") ? "&" : "?"}for=${id}` : `/patient/people/${id}?added=1`);
  },
});

/** Saves a person's particulars. */
export const savePersonAction = formAction(updatePatient, {
  input: (form) => ({ ...patientInput(form), id: form.get("id"), version: form.get("version") }),
  then: ({ id }) => revalidatePath(`/patient/people/${id}`),
});

/** Sends a link: to care for the person too, or to take the record over. */
export const inviteAction = formAction(invite, { then: () => refresh() });

/** Withdraws an invitation. */
export const withdrawAction = formAction(withdrawInvitation, { then: () => refresh() });

/** Ends the account's own care, after which the person's page does not exist for it any more. */
export const leaveCareAction = formAction(endCare, { then: () => redirect("/patient/people") });

/** Ends somebody's care for the account's own patient. */
export const dismissCarerAction = formAction(endCare, { then: () => refresh() });
