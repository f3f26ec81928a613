"use server";

import { getTranslations } from "next-intl/server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { formatInstant } from "@/lib/clock/format-instant";
import { createSlots } from "@/lib/domain/availability/create";
import { instantOf, localDate } from "@/lib/clock/local-day";
import { hoursFields, readHours, readSlot } from "@/lib/domain/availability/typed-hours";
import { readOwnDoctor } from "@/lib/domain/doctors/read-own";
import { type FormState, submit } from "@/lib/http/web/action";
import { signedInContext } from "@/lib/http/web/session";
import { readersWords } from "@/lib/http/web/readers-wording";
import { fieldsIn } from "@/lib/http/wording";
import { planFor } from "./hours";

interface Times {
  startsAt: Date;
  endsAt: Date;
}

const PATH = "/doctor/slots/new";

/** Offers one slot. */
export async function addSlotAction(_: FormState, form: FormData): Promise<FormState> {
  const context = await signedInContext(PATH, "doctor");
  const t = await getTranslations("doctorSlots.new");
  const typed = Object.fromEntries(["date", "time", "minutes"].map((name) => [name, String(form.get(name) ?? "")]));
  const refused = (fields: Record<string, string[]>): FormState => ({ code: "invalid_input", message: t("notAdded"), fields, values: typed });

  const { slot, fields } = readSlot(typed);
  if (!slot) return refused(fieldsIn(await readersWords(), fields));
  const { date, time, minutes } = slot;
  const { timeZone } = await readOwnDoctor(context, {});
  const startsAt = instantOf(date, time, timeZone);
  if (!startsAt) return refused({ time: [t("skipped")] });

  const outcome = await offer(form, context.actor.id, [{ startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) }]);
  if (!outcome.code) redirect(`/doctor/slots?week=${date}&added=1`);
  const met = existingOf(outcome, timeZone);
  if (outcome.code === "overlap") return { ...refused({ time: [met ? t("overlap", met) : t("overlapUnknown")] }), code: "overlap" };
  const { "slots.0.startsAt": start = [], "slots.0.endsAt": end = [] } = outcome.fields ?? {};
  return { ...outcome, fields: { time: start, minutes: end }, values: typed };
}

/** Offers the slots that the weekly hours produce now: all of them or none. */
export async function addHoursAction(_: FormState, form: FormData): Promise<FormState> {
  const context = await signedInContext(PATH, "doctor");
  const t = await getTranslations("doctorSlots.new");
  const { timeZone } = await readOwnDoctor(context, {});
  const one = Object.fromEntries(hoursFields.map((name) => [name, String(form.get(name) ?? "")]));
  const { hours } = readHours({ ...one, days: form.getAll("days").map(String) }, timeZone);
  if (!hours) return { code: "invalid_input", message: t("nothing") };
  const { slots } = await planFor(context, hours);
  const [first] = slots;
  if (!first) return { code: "invalid_input", message: t("nothing") };

  const outcome = await offer(form, context.actor.id, slots);
  if (!outcome.code) redirect(`/doctor/slots?week=${localDate(first.startsAt, timeZone)}&added=${slots.length}`);
  refresh();
  // Errors name a slot by its index in the list; people want to read its time.
  const [place, [why] = []] = Object.entries(outcome.fields ?? {})[0] ?? [];
  const slot = slots[Number(place?.split(".")[1])];
  const named = slot && formatInstant(slot.startsAt, { timeZone });
  const met = existingOf(outcome, timeZone);
  if (named && met) return { code: outcome.code, message: t("overlapMany", { slot: named, ...met }) };
  return { code: outcome.code, message: named && why ? `${named}: ${why}` : outcome.message };
}

const offer = (form: FormData, doctorId: string, slots: readonly Times[]) =>
  submit(form, async (context) => {
    const wire = slots.map(({ startsAt, endsAt }) => ({ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() }));
    await createSlots(context, { doctorId, slots: wire });
  });

/** The existing slot that an overlap error names, in words; undefined if it names none. */
function existingOf({ extra }: FormState, timeZone: string): { from: string; to: string } | undefined {
  const { startsAt, endsAt } = (extra?.existing ?? {}) as { startsAt?: string; endsAt?: string };
  return startsAt && endsAt ? { from: formatInstant(startsAt, { timeZone }), to: formatInstant(endsAt, { timeZone, format: "time" }) } : undefined;
}
