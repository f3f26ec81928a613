"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction, FormFeedback } from "@/components/ui/form-feedback";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextareaField } from "@/components/ui/textarea";
import { NOTE_MAX } from "@/lib/domain/consultations/notes/schema";

/** Adds to the notes of a closed visit. `start` is what was typed too late to be saved with the notes. */
export function AddendumForm<State extends FormFeedback>({ id, action, idempotencyKey, start }: { id: string; action: FormAction<State>; idempotencyKey: string; start: string }) {
  const t = useTranslations("visitNotes.addendum");
  return (
    <ActionForm action={action} success={t("added")} className="flex flex-col gap-3 print:hidden">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <TextareaField label={t("label")} hint={t("hint")} name="text" maxLength={NOTE_MAX} defaultValue={start} rows={3} required />
      <SubmitButton variant="secondary" className="self-start" pendingLabel={t("adding")}>{t("add")}</SubmitButton>
    </ActionForm>
  );
}
