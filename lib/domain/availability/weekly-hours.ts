import { z } from "zod";
import { LocalDate } from "@/lib/core/wire";
import { addDays, localDate } from "@/lib/clock/local-day";
import { expandHours, type WeeklyHours } from "./recurrence";

/** The most slots that can be offered in one request. */
export const MOST_SLOTS = 200;
const LONGEST_DAYS = 60;

/** Wall time, `HH:MM` in the form, decoded to minutes after midnight. */
const WallTime = z
  .string("Enter a time.")
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d(?::00)?$/, "Enter a time such as 09:30.")
  .transform((typed) => Number(typed.slice(0, 2)) * 60 + Number(typed.slice(3, 5)));

const Minutes = z.coerce
  .number("Enter a number of minutes.")
  .int("Use whole minutes.")
  .min(5, "A slot must last at least 5 minutes.")
  .max(240, "A slot may last at most 4 hours.");

const optional = <T extends z.ZodType>(schema: T) => z.preprocess((typed) => (typed === "" ? undefined : typed), schema.optional());

/** Weekly hours as a form sends them; times are the doctor's wall time. */
const HoursForm = z
  .object({
    from: LocalDate,
    to: LocalDate,
    days: z.array(z.coerce.number().int().min(1).max(7), "Choose at least one day of the week.").min(1, "Choose at least one day of the week."),
    opens: WallTime,
    closes: WallTime,
    breakFrom: optional(WallTime),
    breakTo: optional(WallTime),
    secondBreakFrom: optional(WallTime),
    secondBreakTo: optional(WallTime),
    minutes: Minutes,
  })
  .superRefine((form, { addIssue }) => {
    const wrong = (field: string, message: string) => addIssue({ code: "custom", path: [field], message });
    if (form.to < form.from) wrong("to", "The last day is before the first.");
    else if (form.to > addDays(form.from, LONGEST_DAYS)) wrong("to", "Choose a last day within 60 days of the first.");
    if (form.closes <= form.opens) wrong("closes", "The end is not after the start. Hours that pass midnight need two goes.");
    else if (form.closes - form.opens < form.minutes) wrong("minutes", "One slot is longer than these hours.");
    for (const name of ["break", "secondBreak"] as const) {
      const [from, to] = [form[`${name}From`], form[`${name}To`]];
      if (from === undefined && to !== undefined) wrong(`${name}From`, "Enter when the break begins.");
      if (from !== undefined && to === undefined) wrong(`${name}To`, "Enter when the break ends.");
      if (from !== undefined && to !== undefined && to <= from) wrong(`${name}To`, "The break ends before it begins.");
    }
  });

/** One slot as a form sends it. */
export const SlotForm = z.object({ date: LocalDate, time: WallTime, minutes: Minutes });

/** The fields of the form of weekly hours that hold one value each. */
export const hoursFields = ["from", "to", "opens", "closes", "breakFrom", "breakTo", "secondBreakFrom", "secondBreakTo", "minutes"] as const;

/** The typed values by field; the days of the week are in `days`. */
export type TypedHours = Partial<Record<(typeof hoursFields)[number], string>> & { days: string[] };

type Reading = { hours: WeeklyHours; fields?: undefined } | { hours?: undefined; fields: Record<string, string[]> };

/** The typed hours in the doctor's zone, or the errors by field. */
export function readHours(typed: TypedHours, timeZone: string): Reading {
  const parsed = HoursForm.safeParse(typed);
  if (parsed.success) return { hours: hoursOf(parsed.data, timeZone) };
  const fields: Record<string, string[]> = {};
  for (const { path, message } of parsed.error.issues) (fields[String(path[0])] ??= []).push(message);
  return { fields };
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
  const cut = localDate(first.startsAt, hours.timeZone);
  const fits = slots.slice(0, MOST_SLOTS).findLast(({ startsAt }) => localDate(startsAt, hours.timeZone) < cut);
  return { ...plan, fitsUntil: fits && localDate(fits.startsAt, hours.timeZone) };
}
