"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { verifyDoctor } from "@/lib/domain/doctors/verify";
import { formAction, formInput, type FormState } from "@/lib/http/web/action";

const decide = formAction(verifyDoctor, {
  input: (form) => ({ ...formInput(form), version: Number(form.get("version")) }),
  then: ({ status }) => redirect(`/admin?decided=${status}`),
});

/** Decides about a doctor, then shows the queue without them. If the profile has changed meanwhile, shows its current state. */
export async function decideAction(state: FormState, form: FormData): Promise<FormState> {
  const next = await decide(state, form);
  if (next.code === "edit_conflict") refresh();
  return next;
}
