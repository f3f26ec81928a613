"use client";

import { useTranslations } from "next-intl";
import { FeedbackForm } from "@/components/ui/action-form";
import { Alert } from "@/components/ui/alert";
import { CopyButton } from "@/components/ui/copy-button";
import type { FormAction, FormFeedback } from "@/components/ui/form-feedback";
import { SubmitButton } from "@/components/ui/submit-button";
import { useFormAction } from "@/components/ui/use-form-action";

export interface AddressState extends FormFeedback {
  /** After success: the address, this one time. */
  address?: string;
}

/** Makes a secret address and shows it once, in place of the form. */
export function AddressForm({ action, exists }: { action: FormAction<AddressState>; exists: boolean }) {
  const t = useTranslations("calendarFeed");
  const [state, submit] = useFormAction(action);
  if (!state.address) {
    return (
      <FeedbackForm state={state} submit={submit} className="flex flex-col items-start gap-3">
        {exists ? <p className="text-ink-soft">{t("againText")}</p> : null}
        <SubmitButton variant={exists ? "secondary" : "primary"} pendingLabel={t("making")}>
          {t(exists ? "again" : "make")}
        </SubmitButton>
      </FeedbackForm>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <Alert tone="success" live>
        {t("made")}
      </Alert>
      <p className="font-semibold">{t("address")}</p>
      <code className="rounded-md bg-sunk px-4 py-3 font-mono text-sm break-all select-all">{state.address}</code>
      <CopyButton text={state.address} label={t("copy")} copiedLabel={t("copied")} className="self-start" />
    </div>
  );
}
