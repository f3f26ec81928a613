"use server";

import { redirect } from "next/navigation";
import { takeOver } from "@/lib/domain/accounts/registration/take-over";
import { acceptCare } from "@/lib/domain/patients/invitations/accept-care";
import { formAction, type FormState } from "@/lib/http/web/action";
import { portalOf } from "@/lib/http/web/return-path";
import { startWebSession } from "@/lib/http/web/session";

/* After each success the redirect removes the link's secret from the address, so that nobody finds it in the history. */

const accept = formAction(acceptCare, { then: ({ id }) => redirect(`/patient/people/${id}`) });

/** Accepts the care for somebody. What is wrong with the link has no field of its own on the form, so it is the form's message. */
export async function acceptCareAction(state: FormState, form: FormData): Promise<FormState> {
  const answer = await accept(state, form);
  const wrong = answer.fields?.token;
  return wrong ? { ...answer, message: wrong.join(" "), isUsual: false } : answer;
}

/** Makes the account with which a person takes their record over, and signs it in. */
export const takeOverAction = formAction(takeOver, {
  then: async (signedIn) => {
    await startWebSession(signedIn);
    redirect(portalOf("patient"));
  },
});
