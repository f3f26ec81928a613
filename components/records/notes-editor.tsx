"use client";

import { useTranslations } from "next-intl";
import { useFormFeedback } from "@/components/ui/action-form";
import { Alert } from "@/components/ui/alert";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { useWarningBeforeLeaving } from "@/components/ui/use-warning-before-leaving";
import { NOTE_MAX, type NotePart, noteParts } from "@/lib/domain/consultations/notes/schema";
import { NotesConflict } from "./notes-conflict";
import { isSameText } from "./notes-keeper";
import type { useNotes } from "./use-notes";

/**
 * The parts of the notes, saved while they are typed. Inside a form they are sent with it too, so that a browser without
 * JavaScript saves them. Needs the messages of `visitNotes`.
 */
export function NotesEditor({ notes, isCompact }: { notes: ReturnType<typeof useNotes>; isCompact?: boolean }) {
  const t = useTranslations("visitNotes");
  // Notes are among the typed values only if the form was sent without JavaScript.
  const { fields, values } = useFormFeedback();
  const typed = (part: NotePart) => values?.[`notes.${part}`] as string | undefined;
  const { state, texts, other, base, version } = notes;
  // What is being saved this second goes on after the page; what cannot be saved would be lost with it.
  useWarningBeforeLeaving(state !== "saved" && state !== "typing", t("leave"));
  return (
    <div className="flex flex-col gap-4">
      <input type="hidden" name="notes.version" value={version} />
      {other ? <NotesConflict key={other.version} mine={texts} base={base} other={other.texts} onDecide={(chosen) => void notes.decide(chosen)} /> : null}
      {noteParts.map((part) => (
        <Field key={part} label={t(`parts.${part}`)} hint={isCompact ? undefined : t(`hints.${part}`)} error={fields?.[`notes.${part}`]}>
          {(control) => (
            <>
            <Textarea
              {...control}
              name={`notes.${part}`}
              value={typed(part) ?? texts[part]}
              maxLength={NOTE_MAX}
              rows={2}
              onChange={(event) => notes.type(part, event.target.value)}
              onBlur={() => void notes.flush()}
              className={cn("min-h-20", isCompact && "scroll-mt-64 lg:scroll-mt-4")}
            />
            {typed(part) !== undefined && texts[part] !== "" && !isSameText(typed(part)!, texts[part]) ? (
              <p className="text-sm text-ink-soft">
                {t("savedNow")} <span className="block wrap-anywhere whitespace-pre-line text-ink">{texts[part]}</span>
              </p>
            ) : null}
            </>
          )}
        </Field>
      ))}
      <SaveState state={state} />
    </div>
  );
}

/** What of the notes is saved. Only what the doctor must know is read out. */
function SaveState({ state }: { state: ReturnType<typeof useNotes>["state"] }) {
  const t = useTranslations("visitNotes.state");
  const isWarning = state === "lost" || state === "signedOut" || state === "refused" || state === "closed";
  return (
    <div className="min-h-6 text-sm">
      <div role="status">{isWarning ? <Alert tone="warning" title={t(state)}>{t(`${state}Text`)}</Alert> : null}</div>
      {isWarning || state === "conflict" ? null : <p className={state === "saved" ? "text-success" : "text-ink-soft"}>{t(state)}</p>}
    </div>
  );
}
