/** What the server answered to a form. The state of a server action has this shape. */
export interface FormFeedback {
  code?: string;
  message?: string;
  /** True where the message is the code's own, and says nothing about this very case. */
  isUsual?: boolean;
  /** Messages by field name. */
  fields?: Readonly<Record<string, readonly string[] | undefined>>;
  /** What was typed, by field name. */
  values?: Readonly<Record<string, string | string[]>>;
  /** True after a success that stays on the page. */
  done?: boolean;
}

/** A server action as `useActionState` takes it. */
export type FormAction<State extends FormFeedback> = (state: Awaited<State>, form: FormData) => Promise<State>;
