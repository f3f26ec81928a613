import { z } from "zod";
import type { FieldErrors } from "@/lib/core/errors";
import { LocalDate } from "@/lib/core/wire";
import { message, wordsOf } from "@/lib/core/words";
import { addDays } from "@/lib/clock/dates";
import { localDate } from "@/lib/clock/local-day";
import { expandHours, type WeeklyHours } from "./weekly-hours";
import { LONGEST_SLOT_MINUTES, SHORTEST_SLOT_MINUTES } from "./slot";

/** The most slots that can be offered in one request. */
export const MOST_SLOTS = 200;
const LONGEST_DAYS = 60;
const MIDNIGHT = 24 * 60;
/** Longer hours over midnight are rather a slip: 09:00 to 05:00 is meant to end at 17:00. */
const LONGEST_NIGHT_HOURS = 12;

/** Wall time, `HH:MM` in the form, decoded to minutes after midnight. */
const WallTime = z
  .string(message("fields.time.missing"))
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d(?::00)?$/, message("fields.time.invalid"))
  .transform((typed) => Number(typed.slice(0, 2)) * 60 + Number(typed.slice(3, 5)));

const Minutes = z.coerce
  .number(message("fields.minutes.missing"))
  .int(message("fields.minutes.notWhole"))
  .min(SHORTEST_SLOT_MINUTES, message("fields.slot.tooShort", { minutes: SHORTEST_SLOT_MINUTES }))
  .max(LONGEST_SLOT_MINUTES, message("fields.slot.tooLong", { hours: LONGEST_SLOT_MINUTES / 60 }));

const optional = <T extends z.ZodType>(schema: T) => z.preprocess((typed) => (typed === "" ? undefined : typed), schema.optional());

/** Weekly hours as a form sends them; times are the doctor's wall time. */
const HoursForm = z
  .object({
    from: LocalDate,
    to: LocalDate,
    days: z.array(z.coerce.number().int().min(1).max(7), message("fields.weeklyHours.noDay")).min(1, message("fields.weeklyHours.noDay")),
    opens: WallTime,
    closes: WallTime,
    breakFrom: optional(WallTime),
    breakTo: optional(WallTime),
    secondBreakFrom: optional(WallTime),
    secondBreakTo: optional(WallTime),
    minutes: Minutes,
  })
  .transform(pastMidnight)
  .superRefine((form, { addIssue }) => {
    const wrong = (field: string, why: string) => addIssue({ code: "custom", path: [field], message: why });
    if (form.to < form.from) wrong("to", message("fields.weeklyHours.endsBeforeStart"));
    else if (form.to > addDays(form.from, LONGEST_DAYS)) wrong("to", message("fields.weeklyHours.tooLong", { days: LONGEST_DAYS }));
    if (form.closes <= form.opens) wrong("closes", message("fields.weeklyHours.closesBeforeOpening"));
    else if (form.closes > MIDNIGHT && form.closes - form.opens > LONGEST_NIGHT_HOURS * 60) wrong("closes", message("fields.weeklyHours.nightTooLong", { hours: LONGEST_NIGHT_HOURS }));
    else if (form.closes - form.opens < form.minutes) wrong("minutes", message("fields.weeklyHours.slotTooLong"));
    for (const name of ["break", "secondBreak"] as const) {
      const [from, to] = [form[`${name}From`], form[`${name}To`]];
      if (from === undefined && to !== undefined) wrong(`${name}From`, message("fields.weeklyHours.breakStart"));
      if (from !== undefined && to === undefined) wrong(`${name}To`, message("fields.weeklyHours.breakEnd"));
      if (from !== undefined && to !== undefined && to <= from) wrong(`${name}To`, message("fields.weeklyHours.breakBackwards"));
    }
  });

type BreakTime = "breakFrom" | "breakTo" | "secondBreakFrom" | "secondBreakTo";

/** Clock times of hours that reach midnight, counted on beyond it: from 22:00 to 02:00 is from 1320 to 1560. An end at 00:00 is the midnight after the start. */
function pastMidnight<T extends { opens: number; closes: number } & Partial<Record<BreakTime, number>>>(form: T): T {
  if (form.closes !== 0 && form.closes >= form.opens) return form;
  const after = (time: number | undefined, isEnd: boolean) => (time !== undefined && (time < form.opens || (isEnd && time === 0)) ? time + MIDNIGHT : time);
  return {
    ...form,
    closes: form.closes + MIDNIGHT,
    breakFrom: after(form.breakFrom, false),
    breakTo: after(form.breakTo, true),
    secondBreakFrom: after(form.secondBreakFrom, false),
    secondBreakTo: after(form.secondBreakTo, true),
  };
}

/** One slot as a form sends it. */
const SlotForm = z.object({ date: LocalDate, time: WallTime, minutes: Minutes });

/** The fields of the form of weekly hours that hold one value each. */
export const hoursFields = ["from", "to", "opens", "closes", "breakFrom", "breakTo", "secondBreakFrom", "secondBreakTo", "minutes"] as const;

/** The typed values by field; the days of the week are in `days`. */
export type TypedHours = Partial<Record<(typeof hoursFields)[number], string>> & { days: string[] };

type Reading = { hours: WeeklyHours; fields?: undefined } | { hours?: undefined; fields: FieldErrors };

/** The typed hours in the doctor's zone, or the errors by field. */
export function readHours(typed: TypedHours, timeZone: string): Reading {
  const parsed = HoursForm.safeParse(typed);
  if (parsed.success) return { hours: hoursOf(parsed.data, timeZone) };
  return { fields: fieldsOf(parsed.error) };
}

/** One slot as it was typed, or what is wrong with it by field. */
export function readSlot(typed: Record<string, string>): { slot: z.output<typeof SlotForm>; fields?: undefined } | { slot?: undefined; fields: FieldErrors } {
  const parsed = SlotForm.safeParse(typed);
  return parsed.success ? { slot: parsed.data } : { fields: fieldsOf(parsed.error) };
}

function fieldsOf({ issues }: z.ZodError): FieldErrors {
  const fields: FieldErrors = {};
  for (const { path, message } of issues) (fields[String(path[0])] ??= []).push(wordsOf(message));
  return fields;
}

function hoursOf(form: z.output<typeof HoursForm>, timeZone: string): WeeklyHours {
  const breaks = [
    { from: form.breakFrom, to: form.breakTo },
    { from: form.secondBreakFrom, to: form.secondBreakTo },
  ].filter((pause): pause is { from: number; to: number } => pause.from !== undefined && pause.to !== undefined);
  return { from: form.from, to: form.to, weekdays: form.days, opensAt: form.opens, closesAt: form.closes, breaks, slotMinutes: form.minutes, timeZone };
}

/** The slots that weekly hours give, compared with the slots that exist already. */
export interface Plan {
  /** The slots that can be offered. */
  slots: { startsAt: Date; endsAt: Date }[];
  /** How many slots are left out because they overlap an existing one (`overlapping`), or because their time has passed (`passed`). */
  overlapping: number;
  passed: number;
  /** If there are more than MOST_SLOTS: the last date up to which whole days fit; undefined if not even one day fits. */
  fitsUntil?: string;
}

/** The slots of weekly hours that can still be offered. `existing` must be sorted, earliest first. */
export function planHours(hours: WeeklyHours, existing: readonly { startsAt: Date; endsAt: Date }[], now: Date): Plan {
  const all = expandHours(hours);
  const ahead = all.filter(({ startsAt }) => startsAt > now);
  let next = 0;
  const slots = ahead.filter(({ startsAt, endsAt }) => {
    while (existing[next] && existing[next]!.endsAt <= startsAt) next++;
    return !existing[next] || existing[next]!.startsAt >= endsAt;
  });
  const plan = { slots, overlapping: ahead.length - slots.length, passed: all.length - ahead.length };
  const first = slots[MOST_SLOTS];
  if (!first) return plan;
  // What is offered after midnight belongs to the hours of the date before.
  const intoNextDay = Math.max(0, hours.closesAt - MIDNIGHT) * 60_000;
  const dateOf = ({ startsAt }: { startsAt: Date }) => localDate(new Date(startsAt.getTime() - intoNextDay), hours.timeZone);
  const cut = dateOf(first);
  const fits = slots.slice(0, MOST_SLOTS).findLast((slot) => dateOf(slot) < cut);
  return { ...plan, fitsUntil: fits && dateOf(fits) };
}
