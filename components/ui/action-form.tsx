"use client";

import { createContext, startTransition, use, useEffect, useRef, type ComponentProps, type ReactNode, type SubmitEvent } from "react";
import { DrawnForFields } from "./drawn-for";
import type { FormAction, FormFeedback } from "./form-feedback";
import { FormMessage } from "./form-message";
import { useFormAction } from "./use-form-action";

const Feedback = createContext<FormFeedback>({});

interface ActionFormProps<State extends FormFeedback> extends Omit<ComponentProps<"form">, "action" | "children"> {
  action: FormAction<State>;
  /** Shown after a success that stays on the page. */
  success?: ReactNode;
  /** Any content; every field inside finds its own error and typed value by its `name`. */
  children: ReactNode;
}

/**
 * A form over a server action, for use directly in a server component. It shows the message on top and errors at their
 * fields, and keeps typed values. Without JavaScript the server's answer page shows all of that too.
 */
export function ActionForm<State extends FormFeedback>({ action, ...rest }: ActionFormProps<State>) {
  const [state, submit] = useFormAction(action);
  return <FeedbackForm {...rest} state={state} submit={submit} />;
}

interface FeedbackFormProps extends Omit<ComponentProps<"form">, "action"> {
  state: FormFeedback;
  submit: (form: FormData) => void;
  success?: ReactNode;
}

/**
 * `ActionForm` for a client component that needs the state itself and so calls `useFormAction` on its own.
 *
 * The fields are emptied (set back to their start values) only after a success, and only if nothing was typed while the answer
 * was under way. React would reset every form a moment after every answer, and so delete what was typed in the meantime.
 */
export function FeedbackForm({ state, submit, success, children, className, onInput, onSubmit, ...rest }: FeedbackFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const wasTypedIn = useRef(false);
  useEffect(() => {
    if (state.done && !wasTypedIn.current) form.current?.reset();
  }, [state]);
  // `action` is for browsers without JavaScript and for those in which this page's program is still loading.
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    onSubmit?.(event);
    event.preventDefault();
    wasTypedIn.current = false;
    const data = new FormData(event.currentTarget, event.nativeEvent.submitter);
    startTransition(() => submit(data));
  };
  return (
    <Feedback value={state}>
      <form
        {...rest}
        ref={form}
        action={submit}
        onSubmit={send}
        onInput={(event) => {
          wasTypedIn.current = true;
          onInput?.(event);
        }}
        className={className ?? "flex flex-col gap-5"}
      >
        <DrawnForFields />
        <FormMessage state={state} success={success} />
        {children}
      </form>
    </Feedback>
  );
}

/** The feedback of the form around a component. */
export const useFormFeedback = () => use(Feedback);

/** The form's feedback for one field: its errors, and the typed value or else the given start value. */
export function useFieldFeedback(
  name: string | undefined,
  given: { error?: string | readonly string[]; value?: string | number | readonly string[] } = {},
): { errors: readonly string[]; value: string | undefined; values: readonly string[] | undefined; sent: boolean } {
  const { fields, values } = useFormFeedback();
  const key = (name ?? "").replace(/\[\]$/, "");
  const own = typeof given.error === "string" ? [given.error] : given.error;
  const typed = values?.[name ?? ""] ?? values?.[key] ?? given.value;
  const list = typed === undefined ? undefined : [typed].flat().map(String);
  return { errors: own ?? fields?.[key] ?? [], value: list?.[0], values: list, sent: values !== undefined };
}
