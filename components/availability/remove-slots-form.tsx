"use client";

import { useLayoutEffect, useState, type ReactNode } from "react";
import { useTranslations } from "next-intl";
import { FeedbackForm } from "@/components/ui/action-form";
import type { FormAction, FormFeedback } from "@/components/ui/form-feedback";
import { Dialog } from "@/components/ui/dialog";
import { DialogButton } from "@/components/ui/dialog-button";
import { SubmitButton } from "@/components/ui/submit-button";
import { useFormAction } from "@/components/ui/use-form-action";

const DIALOG = "remove-slots";

interface RemoveSlotsFormProps<State extends FormFeedback> {
  action: FormAction<State>;
  /** False if there is nothing to choose. */
  canRemove: boolean;
  children: ReactNode;
}

/** The form around slots that can be chosen. Removes the chosen slots after a confirmation. Needs the messages of `doctorSlots`. */
export function RemoveSlotsForm<State extends FormFeedback>({ action, canRemove, children }: RemoveSlotsFormProps<State>) {
  const t = useTranslations("doctorSlots.remove");
  const [state, submit] = useFormAction(action);
  const [chosen, setChosen] = useState<number>();
  const [answered, setAnswered] = useState<unknown>(state);
  if (answered !== state) {
    // The server has answered: the boxes are empty again.
    setAnswered(state);
    setChosen(0);
  }
  // Close the dialog before the message takes the focus. A dialog that closes returns the focus to its button, and the reader
  // would not see a refusal.
  useLayoutEffect(() => {
    const dialog = document.getElementById(DIALOG);
    if (dialog instanceof HTMLDialogElement) dialog.close();
  }, [state]);

  return (
    <FeedbackForm
      state={state}
      submit={submit}
      success={t("done")}
      onChange={(event) => setChosen(event.currentTarget.querySelectorAll("input[type=checkbox]:checked").length)}
      className="flex flex-col gap-6"
    >
      {children}
      {canRemove ? (
        <div className="sticky bottom-4 flex flex-wrap items-center justify-between gap-3 rounded-lg border border-line bg-surface p-3 pl-5 shadow-raised print:hidden">
          <p role="status" className="text-sm text-ink-soft">
            {chosen ? t("chosen", { count: chosen }) : t("hint")}
          </p>
          <DialogButton dialog={DIALOG} variant="secondary" size="sm" disabled={chosen === 0}>
            {t("open")}
          </DialogButton>
        </div>
      ) : null}
      <Dialog id={DIALOG} title={t("title")} description={t("text")}>
        {chosen ? <p className="-mt-2 mb-5 font-semibold">{t("chosen", { count: chosen })}</p> : null}
        <div className="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
          <DialogButton dialog={DIALOG} action="close" variant="secondary">
            {t("keep")}
          </DialogButton>
          <SubmitButton variant="danger" pendingLabel={t("pending")}>
            {t("confirm")}
          </SubmitButton>
        </div>
      </Dialog>
    </FeedbackForm>
  );
}
