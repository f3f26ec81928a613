"use server";

import { refresh } from "next/cache";
import { setDelay } from "@/lib/domain/visits/waiting/set-delay";
import { formAction } from "@/lib/http/web/action";

/** Tells all who wait today how late the day runs. */
export const delayAction = formAction(setDelay, {
  input: (form) => {
    const [state, minutes] = String(form.get("choice")).split("-");
    return { state, minutes };
  },
  then: () => refresh(),
});
