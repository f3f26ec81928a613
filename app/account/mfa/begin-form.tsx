"use client";

import { useTranslations } from "next-intl";
import { FeedbackForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { useFormAction } from "@/components/ui/use-form-action";
import { beginSetUpAction } from "./actions";
import { PasswordAgain } from "./password-again";

/** Starts a set-up; asks for the password if the sign-in was some time ago. */
export function BeginForm({ email, needsPassword }: { email: string; needsPassword: boolean }) {
  const t = useTranslations("mfa");
  const [state, submit] = useFormAction(beginSetUpAction);
  return (
    <FeedbackForm state={state} submit={submit} className="mt-5 flex max-w-form flex-col gap-5">
      <PasswordAgain email={email} isNeeded={needsPassword} state={state} />
      <SubmitButton pendingLabel={t("beginning")} className="self-start">
        {t("begin")}
      </SubmitButton>
    </FeedbackForm>
  );
}
