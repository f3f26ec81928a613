"use client";

import { useEffect, type ReactNode } from "react";
import { FeedbackForm } from "./action-form";
import type { FormAction, FormFeedback } from "./form-feedback";
import { Dialog } from "./dialog";
import { DialogButton } from "./dialog-button";
import { SubmitButton } from "./submit-button";
import { TextareaField } from "./textarea";
import { useFormAction } from "./use-form-action";

interface ConfirmDialogProps<State extends FormFeedback> {
  /** Unique on the page. */
  id: string;
  title: ReactNode;
  description?: ReactNode;
  /** The text of the button that opens the dialog, and of the two buttons inside. */
  openLabel: ReactNode;
  confirmLabel: ReactNode;
  keepLabel: ReactNode;
  pendingLabel?: string;
  action: FormAction<State>;
  /** Hidden values to send, such as the id of the confirmed item. */
  values?: Readonly<Record<string, string>>;
  /** Asks for a reason, sent under this name ("reason" by default). */
  reason?: { label: ReactNode; hint?: ReactNode; name?: string; maxLength?: number };
  /** More fields, above the reason. */
  children?: ReactNode;
  tone?: "danger" | "primary";
  openVariant?: "primary" | "secondary" | "quiet" | "danger";
  openSize?: "sm" | "md";
}

/**
 * A button, and the question it asks before an action that cannot be undone. The question is a form and the dialog opens
 * without JavaScript, so everything works without it. After a refusal the dialog opens again, with the typed reason.
 */
export function ConfirmDialog<State extends FormFeedback>(props: ConfirmDialogProps<State>) {
  const { id, title, description, values, reason, tone = "danger" } = props;
  const [state, submit] = useFormAction(props.action);

  useEffect(() => {
    const dialog = document.getElementById(id);
    if (state.done && dialog instanceof HTMLDialogElement) dialog.close();
  }, [state, id]);

  return (
    <>
      <DialogButton dialog={id} variant={props.openVariant ?? "secondary"} size={props.openSize ?? "sm"}>
        {props.openLabel}
      </DialogButton>
      <Dialog id={id} title={title} description={description} defaultOpen={Boolean(state.code)}>
        <FeedbackForm state={state} submit={submit}>
          {Object.entries(values ?? {}).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {props.children}
          {reason ? (
            <TextareaField
              label={reason.label}
              hint={reason.hint}
              name={reason.name ?? "reason"}
              maxLength={reason.maxLength}
              required
            />
          ) : null}
          <div className="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
            <DialogButton dialog={id} action="close" variant="secondary">
              {props.keepLabel}
            </DialogButton>
            <SubmitButton variant={tone} pendingLabel={props.pendingLabel}>
              {props.confirmLabel}
            </SubmitButton>
          </div>
        </FeedbackForm>
      </Dialog>
    </>
  );
}
