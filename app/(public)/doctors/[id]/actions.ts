"use server";

import { redirect } from "next/navigation";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { formAction, formInput, type FormState } from "@/lib/http/web/action";
import { signInPath } from "@/lib/http/web/return-path";
import { currentActor } from "@/lib/http/web/context";

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
  return book(state, form);
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
