"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { type NotePart, noteParts } from "@/lib/domain/consultations/notes/schema";
import { isSameText, type NoteTexts } from "./notes-keeper";

type Choice = "mine" | "other" | "both";

interface NotesConflictProps {
  mine: NoteTexts;
  /** What both began from. */
  base: NoteTexts;
  other: NoteTexts;
  onDecide: (chosen: NoteTexts) => void;
}

/** Shows the two versions of each part that differs. The start of each choice loses nothing. */
export function NotesConflict({ mine, base, other, onDecide }: NotesConflictProps) {
  const t = useTranslations("visitNotes");
  const [choices, setChoices] = useState<Partial<Record<NotePart, Choice>>>({});
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    ref.current?.focus();
  }, []);
  const different = noteParts.filter((part) => !isSameText(mine[part], other[part]));
  // Where only one side has changed something, its text is the newer one.
  const startOf = (part: NotePart): Choice => (isSameText(mine[part], base[part]) ? "other" : isSameText(other[part], base[part]) ? "mine" : "both");
  const choiceOf = (part: NotePart) => choices[part] ?? startOf(part);
  const decide = () => onDecide(Object.fromEntries(noteParts.map((part) => [part, different.includes(part) ? chosen(choiceOf(part), mine[part], other[part]) : mine[part]])) as NoteTexts);
  return (
    <div ref={ref} tabIndex={-1} className="outline-none">
      <Alert tone="danger" title={t("conflict.title")}>
        <p>{t("conflict.text")}</p>
        {different.map((part) => (
          <fieldset key={part} className="mt-4 border-t border-line pt-3">
            <legend className="float-left w-full font-semibold">{t(`parts.${part}`)}</legend>
            <dl className="clear-both grid gap-2">
              {(["mine", "other"] as const).map((side) => (
                <div key={side}>
                  <dt className="text-sm text-ink-soft">{t(`conflict.${side}`)}</dt>
                  <dd dir="auto" className="rounded-md bg-surface px-3 py-2 wrap-anywhere whitespace-pre-line">{(side === "mine" ? mine : other)[part] || t("nothing")}</dd>
                </div>
              ))}
            </dl>
            <div className="mt-2 flex flex-wrap gap-x-5">
              {(["mine", "other", "both"] as const).map((choice) => (
                <label key={choice} className="inline-flex min-h-11 items-center gap-2">
                  <input type="radio" name={`choice-${part}`} checked={choiceOf(part) === choice} onChange={() => setChoices((had) => ({ ...had, [part]: choice }))} className="size-5 accent-primary" />
                  {t(`conflict.use.${choice}`)}
                </label>
              ))}
            </div>
          </fieldset>
        ))}
        <Button onClick={decide} className="mt-4">{t("conflict.decide")}</Button>
      </Alert>
    </div>
  );
}

const chosen = (choice: Choice, mine: string, other: string) => (choice === "mine" ? mine : choice === "other" ? other : [other, mine].filter((text) => text.trim() !== "").join("\n\n"));
