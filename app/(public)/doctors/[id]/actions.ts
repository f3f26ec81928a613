"use server";

import { redirect } from "next/navigation";
import { defaultTimeZone } from "@/i18n";
import { viewerZone } from "@/app/viewer-zone";
import { localTimesIn } from "@/lib/domain/availability/local-times";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { readDoctor } from "@/lib/domain/doctors/read";
import { formAction, formInput, type FormState } from "@/lib/http/web/action";
import { signInPath } from "@/lib/http/web/return-path";
import { currentActor, webContext } from "@/lib/http/web/context";
import { orNone } from "@/lib/http/web/or-not-found";

const book = formAction(bookConsultation, {
  input: (form) => {
    const { slotId, mode, complaint } = formInput(form);
    return { slotId, mode, complaint };
  },
  then: ({ id }) => redirect(`/patient/consultations/${id}?booked=1`),
});

/**
 * Books the chosen time and opens the booking. A guest signs in first and comes back with time and mode still chosen. If
 * the reader was signed in when the page was rendered but is not any more, the page says so and keeps the typed text.
 */
export async function bookAction(state: FormState, form: FormData): Promise<FormState> {
  const actor = await currentActor();
  if (actor.kind !== "user" && form.get("guest") === "yes") redirect(signInPath(pathBack(form)));
  // The browser may keep the page, and its form may be sent again for another time. That is another booking, with another key.
  const key = form.get("idempotencyKey");
  if (typeof key === "string") form.set("idempotencyKey", /^[\w-]{1,64}$/.test(key) ? `${key}:${idOf(form, "slotId")}` : "");
  const answer = await book(state, form);
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
  const chosen = { date: idOf(form, "date"), slot: idOf(form, "slotId"), mode: idOf(form, "mode") };
  const query = new URLSearchParams(Object.entries(chosen).filter(([, value]) => value));
  return `/doctors/${doctorId}${query.size > 0 ? `?${query}` : ""}`;
}

/** A field that holds an id or a word; empty if it holds anything else. */
function idOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" && /^[\w-]{1,64}$/.test(value) ? value : "";
}
