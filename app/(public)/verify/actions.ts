"use server";

import type { z } from "zod";
import type { Verification } from "@/lib/domain/prescriptions/schema";
import { verifyPrescription } from "@/lib/domain/prescriptions/verify";
import { formInput, type FormState, submit } from "@/lib/http/web/action";

export interface CheckState extends FormState {
  found?: z.input<typeof Verification>;
}

/** Checks a prescription that a pharmacy holds. */
export async function checkAction(_: CheckState, form: FormData): Promise<CheckState> {
  let found: CheckState["found"];
  const state = await submit(form, async (context) => {
    found = await verifyPrescription(context, formInput(form) as Parameters<typeof verifyPrescription>[1]);
  });
  return { ...state, found };
}
