"use client";

import { useTranslations } from "next-intl";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { FeedbackForm } from "@/components/ui/action-form";
import type { FormAction, FormFeedback } from "@/components/ui/form-feedback";
import { Alert } from "@/components/ui/alert";
import { Dialog } from "@/components/ui/dialog";
import { DialogButton } from "@/components/ui/dialog-button";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextareaField } from "@/components/ui/textarea";
import { useFormAction } from "@/components/ui/use-form-action";

const parts = [
  { name: "notes", maxLength: 20_000 },
  { name: "diagnosis", maxLength: 5000 },
  { name: "advice", maxLength: 5000 },
] as const;

interface RecordFormProps<State extends FormFeedback> {
  id: string;
  version: number;
  /** The values saved now. */
  saved: Readonly<Record<(typeof parts)[number]["name"], string | null>>;
  mayComplete: boolean;
  /** Whether completing needs a reason, because the patient was never in the room. */
  needsReason?: boolean;
  action: FormAction<State>;
}

/**
 * The form in which a doctor writes the record, and completes the consultation with it. If somebody else has saved in the
 * meantime, both versions are shown. Needs the messages of `visitRecord`.
 */
export function RecordForm<State extends FormFeedback>({ id, version, saved, mayComplete, needsReason, action }: RecordFormProps<State>) {
  const t = useTranslations("visitRecord");
  const [state, submit] = useFormAction(action);
  const [dirtySince, setDirtySince] = useState<unknown>();
  // Text typed after the last answer is not saved yet; a refusal saved nothing.
  const isDirty = dirtySince === state || Boolean(state.code);
  useWarningBeforeLeaving(isDirty, t("leave"));
  // Close the dialog before a message takes the focus: a dialog that closes returns the focus to its button.
  useLayoutEffect(() => {
    const dialog = document.getElementById("complete");
    if (!(dialog instanceof HTMLDialogElement)) return;
    dialog.close();
    // The question that is left is in the dialog.
    if (state.fields?.reason) dialog.showModal();
  }, [state]);

  return (
    <FeedbackForm state={state.code === "edit_conflict" ? { ...state, message: undefined } : state} submit={submit} onInput={() => setDirtySince(state)}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      {state.code === "edit_conflict" ? <Conflict saved={saved} typed={state.values ?? {}} /> : null}
      {parts.map(({ name, maxLength }) => (
        <TextareaField key={name} label={t(name)} hint={t(`${name}Hint`)} name={name} maxLength={maxLength} defaultValue={saved[name] ?? ""} rows={name === "notes" ? 5 : 3} />
      ))}
      <div className="flex flex-wrap gap-3">
        <SubmitButton variant={mayComplete ? "secondary" : "primary"} pendingLabel={t("saving")}>
          {t("save")}
        </SubmitButton>
        {mayComplete ? <DialogButton dialog="complete">{t("complete")}</DialogButton> : null}
        {/* Beside the button: the top of the form may be out of view. */}
        <p role="status" className="self-center font-semibold text-success">
          {state.done && !isDirty ? t("saved") : null}
        </p>
      </div>
      {mayComplete ? (
        <Dialog id="complete" title={t("completeTitle")} description={t("completeText")}>
          {needsReason || state.fields?.reason ? <TextareaField label={t("reason")} hint={t("reasonHint")} name="reason" maxLength={500} rows={3} className="mb-5" /> : null}
          <div className="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
            <DialogButton dialog="complete" action="close" variant="secondary">
              {t("completeKeep")}
            </DialogButton>
            <SubmitButton name="status" value="completed" pendingLabel={t("completing")}>
              {t("completeConfirm")}
            </SubmitButton>
          </div>
        </Dialog>
      ) : null}
    </FeedbackForm>
  );
}

/** The values somebody else has saved in the meantime, where they differ from the typed ones. */
function Conflict({ saved, typed }: { saved: RecordFormProps<FormFeedback>["saved"]; typed: NonNullable<FormFeedback["values"]> }) {
  const t = useTranslations("visitRecord");
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    ref.current?.focus();
  }, [typed]);
  const plain = (text: unknown) => String(text ?? "").replaceAll("\r\n", "\n").trim();
  const different = parts.filter(({ name }) => plain(saved[name]) !== plain(typed[name]));
  return (
    <div ref={ref} tabIndex={-1} className="outline-none">
      <Alert tone="danger" title={t("conflictTitle")}>
        <p>{t("conflictText")}</p>
        {different.length === 0 ? <p>{t("conflictStatus")}</p> : null}
        <dl className="mt-2 grid gap-3">
          {different.map(({ name }) => (
            <div key={name}>
              <dt className="font-semibold">{t("savedNow", { field: t(name) })}</dt>
              <dd className="wrap-anywhere whitespace-pre-line">{saved[name] ?? t("savedNothing")}</dd>
            </div>
          ))}
        </dl>
      </Alert>
    </div>
  );
}

/** While `active`, asks before the reader leaves the page by closing it or by a link. */
function useWarningBeforeLeaving(active: boolean, question: string) {
  useEffect(() => {
    if (!active) return;
    const closing = (event: BeforeUnloadEvent) => event.preventDefault();
    const following = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
      const leaves = link && !link.hash && !link.target && !event.ctrlKey && !event.metaKey && !event.shiftKey;
      if (leaves && !window.confirm(question)) {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    window.addEventListener("beforeunload", closing);
    document.addEventListener("click", following, true);
    return () => {
      window.removeEventListener("beforeunload", closing);
      document.removeEventListener("click", following, true);
    };
  }, [active, question]);
}
