"use client";

import { useEffect, useRef, type ReactNode } from "react";
import { Alert } from "./alert";

interface FormMessageProps {
  /** What the server action answered; a new object at each try. */
  state: { message?: string; done?: boolean };
  /** Said when it is done. */
  success?: ReactNode;
}

/**
 * The message above a form's fields. Moves the focus to the first invalid field of its form, or to itself where no field
 * is to blame. `ActionForm` brings its own.
 */
export function FormMessage({ state, success }: FormMessageProps) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!state.message) return;
    const invalid = ref.current?.closest("form")?.querySelector<HTMLElement>("[aria-invalid=true]");
    (invalid ?? ref.current)?.focus();
  }, [state]);
  return (
    <div ref={ref} tabIndex={-1} className="outline-none empty:hidden">
      {state.message ? <Alert tone="danger">{state.message}</Alert> : null}
      {state.done && success ? (
        <Alert tone="success" live>
          {success}
        </Alert>
      ) : null}
    </div>
  );
}
