"use client";

import { useTranslations } from "next-intl";
import { FeedbackForm } from "@/components/ui/action-form";
import type { FormAction, FormFeedback } from "@/components/ui/form-feedback";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { Checkbox } from "@/components/ui/checkbox";
import { CopyButton } from "@/components/ui/copy-button";
import { FieldError } from "@/components/ui/field";
import { InputField } from "@/components/ui/input";
import { names } from "@/components/ui/name";
import { SelectField } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { useFormAction } from "@/components/ui/use-form-action";
import { ApiScope } from "@/lib/domain/api-keys/schema";

export interface NewKeyState extends FormFeedback {
  /** After success: the key, or null if the same form was sent before. */
  made?: { apiKey: string | null; name: string };
}

/** The lifetimes a key can have, in days. */
const lives = ["30", "90", "180", "365"] as const;

/** Creates a key, then shows it in place of the form, this one time only. */
export function NewKeyForm({ action, idempotencyKey }: { action: FormAction<NewKeyState>; idempotencyKey: string }) {
  const t = useTranslations("apiKeys");
  const [state, submit] = useFormAction(action);
  if (state.made) return <MadeKey {...state.made} />;
  return (
    <FeedbackForm state={state} submit={submit} className="flex max-w-form flex-col gap-6">
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <InputField label={t("name")} hint={t("nameHint")} name="name" maxLength={120} required autoComplete="off" />
      <fieldset className="min-w-0" aria-describedby="scopes-error">
        <legend className="mb-1 font-semibold">{t("scopes")}</legend>
        {ApiScope.options.map((scope) => (
          // The error is shown once, for the whole group.
          <Checkbox key={scope} error={[]} name="scopes[]" value={scope} label={<code className="font-mono text-sm">{scope}</code>} hint={t(`scope.${scope}`)} />
        ))}
        <FieldError id="scopes-error" errors={state.fields?.scopes ?? []} />
      </fieldset>
      <SelectField
        label={t("life")}
        hint={t("lifeHint")}
        name="expiresAt"
        options={lives.map((days) => ({ value: days, label: t(`lives.${days}`) }))}
        defaultValue="90"
      />
      <SubmitButton pendingLabel={t("making")} className="self-start">
        {t("make")}
      </SubmitButton>
    </FeedbackForm>
  );
}

function MadeKey({ apiKey, name }: { apiKey: string | null; name: string }) {
  const t = useTranslations("apiKeys");
  if (apiKey === null) {
    return (
      <Alert tone="warning" live title={t("alreadyMade")}>
        <p className="mb-3">{t("alreadyMadeText")}</p>
        <ButtonLink href="/admin/api-keys" variant="secondary" size="sm">{t("toList")}</ButtonLink>
      </Alert>
    );
  }
  return (
    <div className="flex max-w-reading flex-col gap-5">
      <Alert tone="success" live title={t.rich("made", names({ name }))}>
        {t("madeText")}
      </Alert>
      <div className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-5">
        <p className="font-semibold">{t("key")}</p>
        <code className="rounded-md bg-sunk px-4 py-3 font-mono text-sm break-all select-all">{apiKey}</code>
        <CopyButton text={apiKey} label={t("copy")} copiedLabel={t("copied")} className="self-start" />
      </div>
      <ButtonLink href="/admin/api-keys" variant="secondary" className="self-start">
        {t("kept")}
      </ButtonLink>
    </div>
  );
}
