/** The server's answer to a form. The state of a server action has this shape. */
export interface FormFeedback {
  code?: string;
  message?: string;
  /** True if the message is the standard text for its code and says nothing specific about this case. */
  isUsual?: boolean;
  /** Messages by field name. */
  fields?: Readonly<Record<string, readonly string[] | undefined>>;
  /** The typed values, by field name. */
  values?: Readonly<Record<string, string | string[]>>;
  /** True after a success that stays on the page. */
  done?: boolean;
}

/** A server action as `useActionState` takes it. */
export type FormAction<State extends FormFeedback> = (state: Awaited<State>, form: FormData) => Promise<State>;
