"use client";

import { createContext, use, type ComponentProps, type ReactNode } from "react";
import type { FormAction, FormFeedback } from "./form-feedback";
import { FormMessage } from "./form-message";
import { useFormAction } from "./use-form-action";

const Feedback = createContext<FormFeedback>({});

interface ActionFormProps<State extends FormFeedback> extends Omit<ComponentProps<"form">, "action" | "children"> {
  action: FormAction<State>;
  /** Said after a success that stays on the page. */
  success?: ReactNode;
  /** Anything; every field inside finds its own error and what was typed by its `name`. */
  children: ReactNode;
}

/**
 * A form over a server action, to be used straight from a server component: the message on top, errors at their fields,
 * what was typed kept. Without JavaScript the page comes back with all of that too.
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

/** `ActionForm` for a client component that needs the state itself and so calls `useFormAction` on its own. */
export function FeedbackForm({ state, submit, success, children, className, ...rest }: FeedbackFormProps) {
  return (
    <Feedback value={state}>
      <form {...rest} action={submit} className={className ?? "flex flex-col gap-5"}>
        <FormMessage state={state} success={success} />
        {children}
      </form>
    </Feedback>
  );
}

/** What the form around a field has to say about it: its errors, and what was typed or the given start value. */
export function useFieldFeedback(
  name: string | undefined,
  given: { error?: string | readonly string[]; value?: string | number | readonly string[] } = {},
): { errors: readonly string[]; value: string | undefined; values: readonly string[] | undefined; sent: boolean } {
  const { fields, values } = use(Feedback);
  const key = (name ?? "").replace(/\[\]$/, "");
  const own = typeof given.error === "string" ? [given.error] : given.error;
  const typed = values?.[name ?? ""] ?? values?.[key] ?? given.value;
  const list = typed === undefined ? undefined : [typed].flat().map(String);
  return { errors: own ?? fields?.[key] ?? [], value: list?.[0], values: list, sent: values !== undefined };
}
