"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { beginPayment } from "@/lib/domain/payments/begin";
import { extendPaymentHold } from "@/lib/domain/payments/extend";
import { simulatePayment } from "@/lib/domain/payments/simulated/simulate";
import { formAction, type FormState } from "@/lib/http/web/action";

const page = (id: string) => `/patient/consultations/${id}`;

const begin = formAction(beginPayment, {
  input: (form) => ({ id: form.get("id") }),
  then: ({ consultationId, status }) => redirect(status === "paid" ? `${page(consultationId)}?booked=1` : `${page(consultationId)}/pay`),
});

/** Opens the provider's page; a visit that has been paid meanwhile is shown instead. If its time is no longer held, the page says so. */
export async function payAction(state: FormState, form: FormData): Promise<FormState> {
  const next = await begin(state, form);
  if (next.code === "invalid_transition") refresh();
  return next;
}

/** Holds the time longer. */
export const extendAction = formAction(extendPaymentHold, { input: (form) => ({ id: form.get("id") }), then: () => refresh() });

/** Lets the simulated provider answer, and goes back to the visit. */
export const simulateAction = formAction(simulatePayment, {
  input: (form) => ({ id: form.get("id"), outcome: form.get("outcome") }),
  then: ({ consultationId, status }, form) => redirect(page(consultationId) + (status === "paid" ? "?booked=1" : form.get("outcome") === "fail" ? "" : "?paying=1")),
});
