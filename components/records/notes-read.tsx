"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect } from "react";
import { Alert } from "@/components/ui/alert";
import type { FormAction, FormFeedback } from "@/components/ui/form-feedback";
import { useWarningBeforeLeaving } from "@/components/ui/use-warning-before-leaving";
import { noteParts } from "@/lib/domain/consultations/notes/schema";
import { AddendumForm } from "./addendum-form";
import type { useNotes } from "./use-notes";

interface NotesReadProps<State extends FormFeedback> {
  id: string;
  kept: ReturnType<typeof useNotes>;
  view: ReactNode;
  mayAdd: boolean;
  addAction: FormAction<State>;
  addKey: string;
}

/** The notes of a closed visit, with the form to add to them. That form begins with what was typed too late to be saved. */
export function NotesRead<State extends FormFeedback>({ id, kept, view, mayAdd, addAction, addKey }: NotesReadProps<State>) {
  const t = useTranslations("visitNotes");
  const router = useRouter();
  const { state, texts, base } = kept;
  const isLate = state === "closed";
  useEffect(() => {
    // The page does not know yet that the visit was closed.
    if (isLate) router.refresh();
  }, [isLate, router]);
  const late = state === "saved" ? "" : noteParts.filter((part) => texts[part] !== base[part]).map((part) => `${t(`parts.${part}`)}: ${texts[part]}`).join("\n\n");
  useWarningBeforeLeaving(late !== "", t("leave"));
  return (
    <div className="flex flex-col gap-5">
      {late ? <Alert tone="warning" title={t("state.closed")}>{t("state.closedText")}</Alert> : null}
      {view}
      {mayAdd ? <AddendumForm key={late} id={id} action={addAction} idempotencyKey={addKey} start={late} /> : null}
    </div>
  );
}
