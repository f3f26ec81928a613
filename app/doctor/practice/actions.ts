"use server";

import { getTranslations } from "next-intl/server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { createDoctor } from "@/lib/domain/doctors/create";
import { updateDoctor } from "@/lib/domain/doctors/update";
import { formAction, type FormState } from "@/lib/http/web/action";
import { practiceErrors, practiceInput } from "./practice-input";

const create = formAction(createDoctor, {
  input: (form) => ({ ...practiceInput(form), bio: practiceInput(form).bio ?? undefined }),
  then: () => redirect("/doctor/practice?sent=1"),
});

const update = formAction(updateDoctor, {
  input: (form) => ({ ...practiceInput(form), id: form.get("id"), version: Number(form.get("version")) }),
  then: () => refresh(),
});

/** Submits a new practice. */
export async function createPracticeAction(state: FormState, form: FormData): Promise<FormState> {
  return inWords(await create(state, form));
}

/** Saves a practice. If it was changed meanwhile, the page shows its current state, and the typed values can be saved again. */
export async function savePracticeAction(state: FormState, form: FormData): Promise<FormState> {
  const next = await inWords(await update(state, form));
  if (next.code !== "edit_conflict") return next;
  refresh();
  const t = await getTranslations("practice");
  return { ...next, message: t("conflict") };
}

async function inWords(state: FormState): Promise<FormState> {
  if (!state.fields) return state;
  const t = await getTranslations("practice");
  return { ...state, fields: practiceErrors(state.fields, t("feeWrong")) };
}
