"use client";

import { useTranslations } from "next-intl";
import { RecoveryCodes } from "@/components/accounts/recovery-codes";
import { FeedbackForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { useFormAction } from "@/components/ui/use-form-action";
import { renewCodesAction } from "./actions";
import { StepUpFields } from "./step-up-fields";

/** Asks for password and code, and shows ten new recovery codes in place of the form. */
export function RenewCodesForm({ email }: { email: string }) {
  const t = useTranslations("mfa");
  const [state, submit] = useFormAction(renewCodesAction);
  if (state.recoveryCodes) return <RecoveryCodes codes={state.recoveryCodes} />;
  return (
    <>
      <h2 className="text-xl">{t("renewTitle")}</h2>
      <p className="mt-2 text-ink-soft">{t("renewText")}</p>
      <FeedbackForm state={state} submit={submit} className="mt-5 flex max-w-form flex-col gap-5">
        <StepUpFields email={email} />
        <SubmitButton variant="secondary" pendingLabel={t("renewing")} className="self-start">
          {t("renew")}
        </SubmitButton>
      </FeedbackForm>
    </>
  );
}
