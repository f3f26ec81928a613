"use server";

import { revalidatePath } from "next/cache";
import type { NewKeyState } from "@/components/api-keys/new-key-form";
import { createApiKey } from "@/lib/domain/api-keys/create";
import { revokeApiKey } from "@/lib/domain/api-keys/revoke";
import { formAction, formInput, submit } from "@/lib/http/web/action";

/** Creates a key. Only the form's new state holds it, this one time. */
export async function createApiKeyAction(_: NewKeyState, form: FormData): Promise<NewKeyState> {
  let made: NewKeyState["made"];
  const state = await submit(form, async (context) => {
    made = await createApiKey(context, { ...formInput(form), expiresAt: inDays(form.get("expiresAt")) } as Parameters<typeof createApiKey>[1]);
  });
  return made ? { ...state, made: { apiKey: made.apiKey, name: made.name } } : state;
}

/**
 * The form sends a number of days. The expiry is computed again at each submit, always from the start of a day, so that a
 * repeat of the same form is recognised by its Idempotency-Key.
 */
function inDays(days: FormDataEntryValue | null): string {
  const start = new Date();
  start.setUTCHours(0, 0, 0, 0);
  return new Date(start.getTime() + Number(days || 0) * 86_400_000).toISOString();
}

/** Ends a key. */
export const revokeApiKeyAction = formAction(revokeApiKey, { then: () => revalidatePath("/admin/api-keys") });
