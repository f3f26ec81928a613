import { unstable_rethrow } from "next/navigation";
import type { UseCase } from "@/lib/core/definition";
import type { Context } from "@/lib/core/scope";
import { fullName } from "@/lib/domain/accounts/name";
import { readProfile } from "@/lib/domain/accounts/profile/read";
import type { z } from "zod";
import { toAppError } from "@/lib/http/api/problem";
import { isIdempotencyKey } from "@/lib/http/api/request";
import { counted } from "@/lib/http/rate-limit/admission";
import { fieldsIn, titleOf } from "@/lib/http/wording";
import { DRAWN_FOR, refuseOtherReader } from "./drawn-for";
import { digest } from "@/lib/platform/crypto/hash";
import { typedValues } from "./typed-values";
import { webContext } from "./context";
import { readersWords } from "./readers-wording";

/** What a form shows after it was sent: the problem, and the typed values. */
export interface FormState {
  /** Undefined before the first try and after a success that stays on the page. */
  code?: string;
  message?: string;
  /** True if the message is the general one of the code, and says nothing about this case. */
  isUsual?: boolean;
  /** Messages by field, in the reader's language as `message` is. */
  fields?: Record<string, string[]>;
  /** The typed values by field name, without secrets. */
  values?: Record<string, string | string[]>;
  /** Additional members of the problem, such as alternatives. */
  extra?: Record<string, unknown>;
  /** True after a success that stays on the page. */
  done?: boolean;
}

/**
 * A server action that calls a use case, for `<form action>` with `useActionState`; works without JavaScript.
 * The typed values come back with the problem, except secrets.
 *
 * @param useCase what the form does
 * @param options.input makes the use case's input from the form; by default `formInput`
 * @param options.then runs after success: redirect, or refresh the page
 */
export function formAction<I extends z.ZodType, O extends z.ZodType>(
  useCase: UseCase<I, O>,
  options: { input?: (form: FormData) => unknown; then?: (result: z.input<O>, form: FormData) => void | Promise<void> } = {},
) {
  return async (_: FormState, form: FormData): Promise<FormState> =>
    submit(form, async (context) => {
      const result = await useCase(context, (options.input ?? formInput)(form) as z.input<I>);
      await options.then?.(result, form);
    });
}

/** Runs `work` for a form; a problem becomes the form's new state. Redirects are not caught. */
export async function submit(form: FormData, work: (context: Context) => Promise<void>): Promise<FormState> {
  const context = counted(await webContext());
  const idempotencyKey = keyOf(form);
  try {
    await refuseOtherReader(form, { actor: context.actor, name: () => nameOf(context) });
    await work({ ...context, idempotencyKey });
    return { done: true };
  } catch (thrown) {
    unstable_rethrow(thrown);
    const error = toAppError(thrown, context.requestId);
    const render = await readersWords();
    const message = render(error.detail ?? titleOf(error.code));
    const fields = error.fields && fieldsIn(render, error.fields);
    return { code: error.code, message, isUsual: error.detail === undefined, fields, values: typedValues(form), extra: error.extra };
  }
}

/**
 * The key of this very request: the one that was drawn with the page, and what was typed. A form that is sent twice is one
 * request; a page that the browser kept, sent again with another text, is another.
 */
function keyOf(form: FormData): string | undefined {
  const drawn = form.get("idempotencyKey");
  return isIdempotencyKey(drawn) ? digest(JSON.stringify([drawn, typedValues(form)])) : undefined;
}

/** The key of the next request of the same form, once what the request before had made is undone. */
export const keyAfter = (key: string | undefined, undoneId: string) => digest(`${key} ${undoneId}`);

async function nameOf(context: Context): Promise<string> {
  return fullName(await readProfile(context, {}));
}

/**
 * The fields of a form as an input: empty ones are left out, `address.city` nests, a name ending in `[]`
 * collects a list.
 */
export function formInput(form: FormData): Record<string, unknown> {
  const input = bare();
  for (const name of new Set(form.keys())) {
    if (name.startsWith("$ACTION") || NOT_INPUT.has(name)) continue;
    const values = form.getAll(name).filter((value): value is string => typeof value === "string" && value !== "");
    const isList = name.endsWith("[]");
    if (values.length === 0 && !isList) continue;
    put(input, name.replace(/\[\]$/, "").split("."), isList ? values : values[0]);
  }
  return input;
}

/** Fields that forms carry for the door, not for the use case. */
const NOT_INPUT: ReadonlySet<string> = new Set(["idempotencyKey", ...DRAWN_FOR]);

/** An object without a prototype, so that a field named `__proto__` cannot change one. */
const bare = () => Object.create(null) as Record<string, unknown>;

function put(target: Record<string, unknown>, [name = "", ...rest]: string[], value: unknown) {
  if (rest.length === 0) target[name] = value;
  else put((target[name] ??= bare()) as Record<string, unknown>, rest, value);
}
