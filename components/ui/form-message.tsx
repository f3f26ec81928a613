"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, type ReactNode } from "react";
import type { FormFeedback } from "./form-feedback";
import { Alert } from "./alert";

interface FormMessageProps {
  /** What the server action answered; a new object at each try. */
  state: FormFeedback;
  /** Said when it is done. */
  success?: ReactNode;
}

/**
 * The message above a form's fields. Moves the focus to the first invalid field of its form, or to itself where no field
 * is to blame; scrolls to the good news. `ActionForm` brings its own.
 */
export function FormMessage({ state, success }: FormMessageProps) {
  const ref = useRef<HTMLDivElement>(null);
  const message = useMessage(state);
  const isRefused = Boolean(message);
  useEffect(() => {
    if (!isRefused) return;
    const invalid = ref.current?.closest("form")?.querySelector<HTMLElement>("[aria-invalid=true]");
    (invalid ?? ref.current)?.focus();
  }, [state, isRefused]);
  const isDone = Boolean(state.done && success);
  useEffect(() => {
    // The button that was pressed may be far below.
    if (isDone) ref.current?.scrollIntoView({ block: "nearest" });
  }, [state, isDone]);
  return (
    <div ref={ref} tabIndex={-1} className="outline-none empty:hidden">
      {message ? <Alert tone="danger">{message}</Alert> : null}
      {isDone ? (
        <Alert tone="success" live>
          {success}
        </Alert>
      ) : null}
    </div>
  );
}

/** What to do now, where the answer has no words of its own for it; else those. */
function useMessage({ code, message, isUsual, fields }: FormFeedback): ReactNode {
  const t = useTranslations("ui");
  if (code === "unsent") return t("unsent");
  if (code === "out_of_date") return t("outOfDate");
  if (code === "unauthenticated" && isUsual) {
    return t.rich("signedOut", {
      link: (words) => (
        <a href="/sign-in" target="_blank" rel="noopener" className="text-link">
          {words}
        </a>
      ),
    });
  }
  if (code === "invalid_input" && isUsual && Object.keys(fields ?? {}).length > 0) return t("lookBelow");
  return message;
}
