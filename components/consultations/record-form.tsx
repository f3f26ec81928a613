"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { FeedbackForm } from "@/components/ui/action-form";
import type { FormAction, FormFeedback } from "@/components/ui/form-feedback";
import { Alert } from "@/components/ui/alert";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { DialogButton } from "@/components/ui/dialog-button";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextareaField } from "@/components/ui/textarea";
import { useFormAction } from "@/components/ui/use-form-action";
import { useWarningBeforeLeaving } from "@/components/ui/use-warning-before-leaving";
import { typedValues } from "@/lib/http/web/typed-values";

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
  /** Who the patient is, if nobody has confirmed it: asked before completing. */
  identity?: ReactNode;
  /** Whether completing needs a reason, because the patient was never in the room. */
  needsReason?: boolean;
  action: FormAction<State>;
  /** Saves the notes inside, which save themselves; false if they could not be saved. */
  saveNotes?: () => Promise<boolean>;
  /** The notes, above the other parts. */
  children?: ReactNode;
}

/**
 * The form in which a doctor writes the record, and completes the consultation with it. If somebody else has saved in the
 * meantime, both versions are shown. Needs the messages of `visitRecord`.
 */
export function RecordForm<State extends FormFeedback>({ id, version, saved, mayComplete, identity, needsReason, action, saveNotes, children }: RecordFormProps<State>) {
  const t = useTranslations("visitRecord");
  const [state, submit] = useFormAction(typeof window === "undefined" || !saveNotes ? action : afterNotes(action, saveNotes, t("notesFirst")));
  const [wasTypedIn, setWasTypedIn] = useState(false);
  // What was typed after the form was sent was not part of it, so the answer does not mean that it is saved. A refusal saved nothing at all.
  const isDirty = wasTypedIn || Boolean(state.code);
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
    <FeedbackForm
      state={state.code === "edit_conflict" ? { ...state, message: undefined } : state}
      submit={submit}
      onInput={({ target }) => target instanceof HTMLTextAreaElement && parts.some(({ name }) => name === target.name) && setWasTypedIn(true)}
      onSubmit={() => setWasTypedIn(false)}
    >
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      {state.code === "edit_conflict" ? <Conflict saved={saved} typed={state.values ?? {}} /> : null}
      {children}
      {/* The notes of before they had parts, and those of API clients. */}
      {parts.filter(({ name }) => name !== "notes" || saved.notes !== null).map(({ name, maxLength }) => (
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
          {identity ? (
            <Alert tone="warning" title={t("identityTitle")} className="mb-5">
              <Checkbox name="identity" label={identity} hint={t("identityHint")} />
            </Alert>
          ) : null}
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

/** The action, after the notes are saved: a visit is not completed while what was typed last is on this page only. */
function afterNotes<State extends FormFeedback>(action: FormAction<State>, saveNotes: () => Promise<boolean>, notSaved: string): FormAction<State> {
  return async (state, form) => {
    const isSaved = await saveNotes();
    for (const name of [...form.keys()]) if (name.startsWith("notes.")) form.delete(name);
    if (!isSaved && form.get("status") === "completed") return { code: "notes_unsaved", message: notSaved, values: typedValues(form) } as State;
    return action(state, form);
  };
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
