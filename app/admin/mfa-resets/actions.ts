"use server";

import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { approveMfaReset } from "@/lib/domain/accounts/mfa-reset/approve";
import { refuseMfaReset } from "@/lib/domain/accounts/mfa-reset/refuse";
import { requestMfaReset } from "@/lib/domain/accounts/mfa-reset/request";
import { formAction, type FormState } from "@/lib/http/web/action";

const shown = (done: "asked" | "approved" | "refused") => redirect(`/admin/mfa-resets?done=${done}`);

const request = formAction(requestMfaReset, { then: () => shown("asked") });

/** Asks for the removal of a lost second factor. */
export async function requestResetAction(state: FormState, form: FormData): Promise<FormState> {
  const next = await request(state, form);
  if (next.code !== "not_found") return next;
  const t = await getTranslations("mfaResets");
  return { ...next, message: t("notAsked"), fields: { email: [t("unknownEmail")] } };
}

/** Approves it, as another administrator. */
export const approveResetAction = formAction(approveMfaReset, { then: () => shown("approved") });

/** Refuses it. */
export const refuseResetAction = formAction(refuseMfaReset, { then: () => shown("refused") });
