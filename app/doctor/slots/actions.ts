"use server";

import { getTranslations } from "next-intl/server";
import { refresh } from "next/cache";
import { deleteSlot } from "@/lib/domain/availability/delete";
import { type FormState, submit } from "@/lib/http/web/action";
import { signedInContext } from "@/lib/http/web/session";

/** Removes the chosen slots, each on its own: a slot that a patient has just booked stays, and the others are removed. */
export async function removeSlotsAction(_: FormState, form: FormData): Promise<FormState> {
  const { actor } = await signedInContext("/doctor/slots", "doctor");
  const t = await getTranslations("doctorSlots.remove");
  const chosen = form.getAll("slots[]").map(String);
  if (chosen.length === 0) return { code: "invalid_input", message: t("nothing") };

  const kept: FormState[] = [];
  for (const slotId of chosen) {
    const outcome = await submit(form, async (context) => {
      await deleteSlot(context, { doctorId: actor.id, slotId });
    });
    // A slot that is not found was already removed in another window.
    if (outcome.code && outcome.code !== "not_found") kept.push(outcome);
  }
  refresh();
  const [first] = kept;
  if (!first) return { done: true };
  return { code: first.code, message: t("partly", { removed: chosen.length - kept.length, kept: kept.length, why: first.message ?? "" }) };
}
