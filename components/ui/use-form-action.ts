"use client";

import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { useActionState } from "react";
import { typedValues } from "@/lib/http/web/typed-values";
import type { FormAction, FormFeedback } from "./form-feedback";

/**
 * `useActionState` for a server action that may be unreachable: on a phone in a lift, or because a new version was deployed
 * while the page was open. The form then says so and keeps the typed values, instead of showing an error page.
 */
export function useFormAction<State extends FormFeedback>(action: FormAction<State>) {
  // The server must render the action itself, which is what makes the form work without JavaScript.
  return useActionState<State, FormData>(typeof window === "undefined" ? action : orUnsent(action), {} as Awaited<State>);
}

function orUnsent<State extends FormFeedback>(action: FormAction<State>): FormAction<State> {
  return async (state, form) => {
    try {
      return await action(state, form);
    } catch (error) {
      // A redirect is thrown too.
      unstable_rethrow(error);
      const code = unstable_isUnrecognizedActionError(error) ? "out_of_date" : "unsent";
      return { ...state, code, message: undefined, fields: undefined, done: undefined, values: typedValues(form) };
    }
  };
}
