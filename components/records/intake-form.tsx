"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { FeedbackForm } from "@/components/ui/action-form";
import { Alert } from "@/components/ui/alert";
import type { FormAction, FormFeedback } from "@/components/ui/form-feedback";
import { InputField } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextareaField } from "@/components/ui/textarea";
import { useFormAction } from "@/components/ui/use-form-action";
import { useWarningBeforeLeaving } from "@/components/ui/use-warning-before-leaving";
import { type Intake, INTAKE_MAX } from "@/lib/domain/consultations/intake/schema";

const fields = ["since", "allergies", "medicines", "history", "heightCm", "weightKg"] as const;

interface IntakeFormProps<State extends FormFeedback> {
  id: string;
  intake: Intake;
  /** Where the texts come from that are offered to begin with: "your visit on 3 May with Dr. Iyer". */
  from?: ReactNode;
  action: FormAction<State>;
}

/** The form in which a patient tells what the doctor should know before the visit. Needs the messages of `intake`. */
export function IntakeForm<State extends FormFeedback>({ id, intake, from, action }: IntakeFormProps<State>) {
  const t = useTranslations("intake");
  const [state, submit] = useFormAction(action);
  const [dirtySince, setDirtySince] = useState<unknown>();
  useWarningBeforeLeaving(dirtySince === state || Boolean(state.code), t("leave"));
  const { earlier } = intake;
  const start = (name: "allergies" | "medicines") => intake[name] ?? earlier?.[name] ?? "";
  const hintOf = (name: "allergies" | "medicines") => (from && earlier?.[name] ? <>{t(`hints.${name}`)} <strong className="font-semibold text-ink">{from}</strong></> : t(`hints.${name}`));
  return (
    <FeedbackForm state={state} submit={submit} success={t("saved")} onInput={() => setDirtySince(state)}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={intake.version} />
      {state.code === "edit_conflict" ? <SavedMeanwhile saved={intake} typed={state.values ?? {}} /> : null}
      <InputField label={t("fields.since")} hint={t("hints.since")} name="since" maxLength={INTAKE_MAX.since} defaultValue={intake.since ?? ""} />
      <TextareaField label={t("fields.allergies")} hint={hintOf("allergies")} name="allergies" maxLength={INTAKE_MAX.allergies} defaultValue={start("allergies")} rows={2} />
      <TextareaField label={t("fields.medicines")} hint={hintOf("medicines")} name="medicines" maxLength={INTAKE_MAX.medicines} defaultValue={start("medicines")} rows={2} />
      <TextareaField label={t("fields.history")} hint={t("hints.history")} name="history" maxLength={INTAKE_MAX.history} defaultValue={intake.history ?? ""} rows={2} />
      <div className="grid gap-5 sm:grid-cols-2">
        <InputField label={t("fields.heightCm")} optional name="heightCm" type="number" inputMode="decimal" step="any" defaultValue={intake.heightCm ?? ""} />
        <InputField label={t("fields.weightKg")} optional name="weightKg" type="number" inputMode="decimal" step="any" defaultValue={intake.weightKg ?? ""} />
      </div>
      <SubmitButton variant="secondary" className="self-start" pendingLabel={t("saving")}>{t("save")}</SubmitButton>
    </FeedbackForm>
  );
}

/** What somebody else has saved since this form was drawn, where it differs from what was typed here. */
function SavedMeanwhile({ saved, typed }: { saved: Intake; typed: NonNullable<FormFeedback["values"]> }) {
  const t = useTranslations("intake");
  const different = fields.filter((name) => String(saved[name] ?? "") !== String(typed[name] ?? "").replaceAll("\r\n", "\n").trim());
  if (different.length === 0) return null;
  return (
    <Alert tone="warning">
      <dl className="grid gap-3">
        {different.map((name) => (
          <div key={name}>
            <dt className="font-semibold">{t("savedNow", { field: t(`fields.${name}`) })}</dt>
            <dd dir="auto" className="wrap-anywhere whitespace-pre-line">{saved[name] ?? t("nothing")}</dd>
          </div>
        ))}
      </dl>
    </Alert>
  );
}
