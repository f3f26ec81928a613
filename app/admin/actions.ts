"use server";

import { redirect } from "next/navigation";
import { verifyDoctor } from "@/lib/domain/doctors/verify";
import { formAction, formInput } from "@/lib/http/action";

/** Decides about a doctor, and shows the queue without them. */
export const decideAction = formAction(verifyDoctor, {
  input: (form) => ({ ...formInput(form), version: Number(form.get("version")) }),
  then: ({ status }) => redirect(`/admin?decided=${status}`),
});
