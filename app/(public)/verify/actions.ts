"use server";

import { getLocale } from "next-intl/server";
import { viewerZone } from "@/app/viewer-zone";
import type { CheckFeedback } from "@/components/prescriptions/check-form";
import { defaultTimeZone } from "@/i18n";
import { formatInstant } from "@/lib/clock/format-instant";
import { verifyPrescription } from "@/lib/domain/prescriptions/verify";
import { formInput, type FormState, submit } from "@/lib/http/web/action";

export type CheckState = FormState & Pick<CheckFeedback, "found" | "times">;

/** Checks a prescription that a pharmacy holds. */
export async function checkAction(_: CheckState, form: FormData): Promise<CheckState> {
  let found: CheckState["found"];
  const state = await submit(form, async (context) => {
    found = await verifyPrescription(context, formInput(form) as Parameters<typeof verifyPrescription>[1]);
  });
  if (!found) return state;
  const [zone, locale] = await Promise.all([viewerZone(), getLocale()]);
  const written = (at: string) => formatInstant(at, { timeZone: zone ?? defaultTimeZone, format: "full", zone: true, locale });
  return { ...state, found, times: { signedAt: written(found.signedAt), checkedAt: written(found.checkedAt) } };
}
