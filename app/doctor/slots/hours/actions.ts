"use server";

import { getLocale } from "next-intl/server";
import { refresh } from "next/cache";
import type { z } from "zod";
import type { ShownImpact } from "@/components/hours/impact";
import { formatInstant } from "@/lib/clock/format-instant";
import type { Context } from "@/lib/core/scope";
import { addException } from "@/lib/domain/availability/schedule/add-exception";
import { askImpact } from "@/lib/domain/availability/schedule/ask-impact";
import { readSchedule } from "@/lib/domain/availability/schedule/read";
import { removeException } from "@/lib/domain/availability/schedule/remove-exception";
import { saveSchedule } from "@/lib/domain/availability/schedule/save";
import type { AddException, AskImpact, SaveSchedule } from "@/lib/domain/availability/schedule/schema";
import { formAction, formInput, type FormState, submit } from "@/lib/http/web/action";
import { signedInContext } from "@/lib/http/web/session";
import { typedValues } from "@/lib/http/web/typed-values";
import { exceptionInput, hoursInput } from "./hours-input";

/** Says what saving the weekly hours would do, and saves them once the doctor has seen it. */
export async function hoursAction(_: FormState, form: FormData): Promise<FormState> {
  const doctorId = await ownId();
  const input = { ...hoursInput(form), doctorId };
  return inTwoSteps(form, (context) => impactOf(context, input as z.input<typeof AskImpact>), async (context) => void (await saveSchedule(context, input as unknown as z.input<typeof SaveSchedule>)));
}

/** The same for leave and extra hours. */
export async function exceptionAction(_: FormState, form: FormData): Promise<FormState> {
  const doctorId = await ownId();
  const input = { ...exceptionInput(form), doctorId };
  return inTwoSteps(form, (context) => impactOf(context, input as z.input<typeof AskImpact>), async (context) => void (await addException(context, input as unknown as z.input<typeof AddException>)));
}

/** Takes leave or extra hours away. */
export const removeExceptionAction = formAction(removeException, { input: (form) => formInput(form), then: () => refresh() });

const ownId = async () => (await signedInContext("/doctor/slots/hours", "doctor")).actor.id;

async function inTwoSteps(form: FormData, ask: (context: Context) => Promise<ShownImpact>, save: (context: Context) => Promise<void>): Promise<FormState> {
  let impact: ShownImpact | undefined;
  const outcome = await submit(form, async (context) => {
    if (form.get("step") !== "save") {
      impact = await ask(context);
      return;
    }
    await save(context);
    refresh();
  });
  return impact && !outcome.code ? { extra: { impact }, values: typedValues(form) } : outcome;
}

async function impactOf(context: Context, input: z.input<typeof AskImpact>): Promise<ShownImpact> {
  const [{ slotsAdded, slotsRemoved, consultations }, { timeZone }, locale] = await Promise.all([askImpact(context, input), readSchedule(context, { doctorId: input.doctorId }), getLocale()]);
  return { slotsAdded, slotsRemoved, visits: consultations.map(({ id, startsAt, patient }) => ({ id, when: formatInstant(startsAt, { timeZone, locale }), patient: patient.name })) };
}
