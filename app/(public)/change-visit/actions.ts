"use server";

import { redirect } from "next/navigation";
import { cancelByLink } from "@/lib/domain/consultations/reschedule/cancel-by-link";
import { moveByLink } from "@/lib/domain/consultations/reschedule/move-by-link";
import { formAction } from "@/lib/http/web/action";

/** Cancels the visit of a link. */
export const cancelAction = formAction(cancelByLink, {
  input: (form) => ({ token: form.get("token"), seenRefund: Number(form.get("seenRefund")) }),
  then: (_, form) => redirect(`/change-visit?token=${String(form.get("token"))}`),
});

/** Moves the visit of a link to the chosen time. */
export const moveAction = formAction(moveByLink, {
  input: (form) => ({ token: form.get("token"), slotId: form.get("slotId") }),
  then: (_, form) => redirect(`/change-visit?token=${String(form.get("token"))}`),
});
