"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { invalid } from "@/lib/core/errors";
import type { Context } from "@/lib/core/scope";
import { say } from "@/lib/core/words";
import { defaultTimeZone } from "@/i18n";
import { viewerZone } from "@/app/viewer-zone";
import { localTimesIn } from "@/lib/domain/availability/local-times";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { readConsultation } from "@/lib/domain/consultations/read";
import { listPatients } from "@/lib/domain/patients/list";
import { formInput, type FormState, keyAfter, submit } from "@/lib/http/web/action";
import { readDoctor } from "@/lib/domain/doctors/read";
import { signInPath } from "@/lib/http/web/return-path";
import { currentActor, webContext } from "@/lib/http/web/context";
import { orNone } from "@/lib/http/web/or-not-found";

/** The fee on the form, in paise. What is no amount is left out: then the fee is not compared. */
function seenFeeOf(field: unknown): { amount: number } | undefined {
  const amount = Number((field as { amount?: unknown } | undefined)?.amount ?? Number.NaN);
  return Number.isSafeInteger(amount) ? { amount } : undefined;
}

/** States in which a booking no longer occupies its slot. */
const OVER: readonly string[] = ["cancelled", "expired"];

/**
 * Books. If the same page has booked the same before and that booking was cancelled since (the browser kept the page), this is a
 * new booking and not a repeat.
 */
async function book(context: Context, form: FormData): Promise<{ id: string }> {
  const { slotId, mode, complaint, seenFee, patientId, accompaniedBy } = formInput(form);
  const input = { slotId, mode, complaint, seenFee: seenFeeOf(seenFee), patientId, accompaniedBy } as Parameters<typeof bookConsultation>[1];
  const { answer, isReplay } = await bookConsultation.ask(context, input);
  const isOver = isReplay && OVER.includes((await readConsultation(context, { id: answer.id })).status);
  return isOver ? book({ ...context, idempotencyKey: keyAfter(context.idempotencyKey, answer.id) }, form) : answer;
}

/** A booking never guesses the patient: whoever cares for several people has to choose one. */
async function checkPatientChosen(context: Context, form: FormData): Promise<void> {
  if (form.get("patientId")) return;
  const { data } = await listPatients(context, { limit: 2 });
  if (data.length > 1) throw invalid("patientId", say("fields.patientId.choose"));
}

/**
 * Books the chosen time and opens the booking. A guest signs in first and comes back with time and mode still chosen. If
 * the reader was signed in when the page was rendered but is not any more, the page says so and keeps the typed text.
 */
export async function bookAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await currentActor();
  if (actor.kind !== "user" && form.get("guest") === "yes") redirect(signInPath(pathBack(form)));
  const answer = await submit(form, async (context) => {
    await checkPatientChosen(context, form);
    const { id } = await book(context, form);
    redirect(`/patient/consultations/${id}?booked=1`);
  });
  // A person who was added in another tab is not on the page yet.
  if (answer.fields?.patientId) refresh();
  if (answer.code !== "slot_taken" || !Array.isArray(answer.extra?.alternatives)) return answer;
  return { ...answer, extra: { ...answer.extra, alternatives: await withLocalTimes(answer.extra.alternatives, idOf(form, "doctorId")) } };
}

/** The alternatives as the page shows free times: in the reader's zone and in the doctor's. */
async function withLocalTimes(alternatives: { slotId: string; startsAt: string; endsAt: string }[], doctorId: string) {
  const [readersZone, doctor] = await Promise.all([viewerZone(), orNone(readDoctor(await webContext(), { id: doctorId }), "invalid_input")]);
  const doctorsZone = doctor?.timeZone ?? readersZone ?? defaultTimeZone;
  return alternatives.map(({ slotId, ...times }) => {
    const slot = { startsAt: new Date(times.startsAt), endsAt: new Date(times.endsAt) };
    return { id: slotId, ...times, ...localTimesIn(slot, readersZone ?? doctorsZone, doctorsZone) };
  });
}

/** The page's address with the guest's choices, but without the typed text: health data must not be in an address. */
function pathBack(form: FormData): string | undefined {
  const doctorId = idOf(form, "doctorId");
  if (!doctorId) return undefined;
  const chosen = { date: idOf(form, "date"), slot: idOf(form, "slotId"), mode: idOf(form, "mode"), for: idOf(form, "patientId") };
  const query = new URLSearchParams(Object.entries(chosen).filter(([, value]) => value));
  return `/doctors/${doctorId}${query.size > 0 ? `?${query}` : ""}`;
}

/** A field that holds an id or a word; empty if it holds anything else. */
function idOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" && /^[\w-]{1,64}$/.test(value) ? value : "";
}
