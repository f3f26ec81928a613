"use client";

import type { ReactNode } from "react";
import { FeedbackForm } from "./action-form";
import type { FormAction, FormFeedback } from "./form-feedback";
import { useFormAction } from "./use-form-action";

interface FoldedFormProps<State extends FormFeedback> {
  action: FormAction<State>;
  openLabel: string;
  success: string;
  /** The fields and the button. */
  children: ReactNode;
}

/** A form folded away behind its label. If it has a message to show, it comes back open, also without JavaScript. */
export function FoldedForm<State extends FormFeedback>({ action, openLabel, success, children }: FoldedFormProps<State>) {
  const [state, submit] = useFormAction(action);
  return (
    <details open={state.done || state.code !== undefined || undefined} className="mt-3 print:hidden">
      <summary className="inline-flex min-h-11 items-center rounded-sm font-semibold text-primary hover:underline">{openLabel}</summary>
      <FeedbackForm state={state} submit={submit} success={success} className="mt-3 flex flex-col gap-4">
        {children}
      </FeedbackForm>
    </details>
  );
}
