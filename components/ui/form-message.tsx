"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, type ReactNode } from "react";
import type { FormFeedback } from "./form-feedback";
import { Alert } from "./alert";

interface FormMessageProps {
  /** The server action's answer; a new object at each try. */
  state: FormFeedback;
  /** Shown after a success. */
  success?: ReactNode;
}

/**
 * The message above a form's fields. After an error it moves the focus to the form's first invalid field, or to itself if
 * no field is invalid. After a success it scrolls into view. `ActionForm` includes one.
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
    // The pressed button may be far below the message.
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

/** Our own advice, if the answer has only a standard text; else the answer's text. */
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
