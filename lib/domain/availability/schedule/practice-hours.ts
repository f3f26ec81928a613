import { addDays } from "@/lib/clock/dates";
import { firstInstantOf, type Range } from "@/lib/clock/local-day";
import { expandHours } from "../weekly-hours";

/*
 * The slots that a doctor's weekly hours and their exceptions give. All of it is worked out in the wall time of the practice's
 * zone, date by date, by the product's own zone rules.
 */

/** The longest period for which slots are made ahead. */
export const MOST_HORIZON_DAYS = 365;
/** How far ahead slots are made unless the doctor says otherwise. */
export const USUAL_HORIZON_DAYS = 60;

export type HoursMode = "video" | "audio" | "text";

/** Hours on some days of the week; clock times in minutes after midnight, an end after midnight counted on past 1440. */
export interface HoursRule {
  /** 1 is Monday, 7 Sunday. */
  days: readonly number[];
  opensAt: number;
  closesAt: number;
  slotMinutes: number;
  bufferMinutes: number;
  modes: readonly HoursMode[];
}

/** Leave or extra hours, in wall times `YYYY-MM-DDTHH:MM`. */
export interface HoursException {
  kind: "leave" | "extra";
  from: string;
  to: string;
  slotMinutes?: number | null;
  modes?: readonly HoursMode[] | null;
  replacesDay?: boolean;
}

export interface PracticeHours {
  rules: readonly HoursRule[];
  /** In the order in which they were made: a later one wins. */
  exceptions: readonly HoursException[];
  timeZone: string;
  /** First and last date. */
  from: string;
  to: string;
}

/** A slot to be made. Without modes, every way to meet can be booked. */
export interface PlannedSlot {
  startsAt: Date;
  endsAt: Date;
  modes: readonly HoursMode[] | null;
}

/** A time of work, as instants, with the date whose hours it belongs to. */
interface Hours extends Range {
  date: string;
  rule: HoursRule;
}

const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7];
const ALL_MODES = 3;

/** All slots of the period, earliest first; none overlaps another, and none begins at a wall time that the clocks skip. */
export function plannedSlots(practice: PracticeHours): PlannedSlot[] {
  const { timeZone } = practice;
  let slots: (PlannedSlot & { date: string })[] = [];
  const add = (more: (PlannedSlot & { date: string })[]) => {
    slots = withoutOverlaps([...slots, ...more.filter((slot) => !slots.some((other) => overlap(slot, other)))]);
  };
  add(hoursByDate(practice).flatMap((hours) => slotsOf(hours, timeZone)));
  for (const exception of practice.exceptions) {
    if (exception.kind === "leave") {
      const { from, to } = instantsOf(exception, timeZone);
      slots = slots.filter(({ startsAt, endsAt }) => endsAt <= from || startsAt >= to);
      continue;
    }
    const extra = extraHours(exception, practice);
    if (!extra) continue;
    if (exception.replacesDay) slots = slots.filter(({ date }) => date !== extra.date);
    add(slotsOf(extra, timeZone));
  }
  return slots.map(({ startsAt, endsAt, modes }) => ({ startsAt, endsAt, modes }));
}

/** The times of work themselves, with breaks between slots counted as work; merged, earliest first. */
export function workingTimes(practice: PracticeHours): Range[] {
  let times: (Range & { date: string })[] = hoursByDate(practice);
  for (const exception of practice.exceptions) {
    if (exception.kind === "leave") {
      const away = instantsOf(exception, practice.timeZone);
      times = times.flatMap(({ from, to, date }) =>
        [{ date, from, to: earlier(to, away.from) }, { date, from: later(from, away.to), to }].filter((part) => part.from < part.to && (part.to <= away.from || part.from >= away.to)),
      );
      continue;
    }
    const extra = extraHours(exception, practice);
    if (!extra) continue;
    times = [...(exception.replacesDay ? times.filter(({ date }) => date !== extra.date) : times), extra];
  }
  const merged: Range[] = [];
  for (const { from, to } of times.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    const last = merged.at(-1);
    if (last && from <= last.to) last.to = later(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** The instants of a leave. Where the clocks skip an edge, the moment at which they do. */
export function instantsOf({ from, to }: Pick<HoursException, "from" | "to">, timeZone: string): Range {
  const at = (wall: string) => firstInstantOf(wall.slice(0, 10), minutesOf(wall.slice(11)), timeZone);
  return { from: at(from), to: at(to) };
}

/** `HH:MM` as minutes after midnight. */
export const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** Minutes after midnight as `HH:MM`; those after the next midnight as the clock then shows them. */
export const clockOf = (minutes: number) => [Math.floor(minutes / 60) % 24, minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");

function hoursByDate({ rules, timeZone, from, to }: PracticeHours): Hours[] {
  const hours: Hours[] = [];
  // What the evening before goes on with after midnight belongs to the period too.
  for (let date = addDays(from, -1); date <= to; date = addDays(date, 1)) {
    for (const rule of rules) {
      if (rule.days.includes(isoWeekday(date))) hours.push(hoursOn(date, rule, timeZone));
    }
  }
  return hours.filter(({ from, to }) => from < to);
}

const hoursOn = (date: string, rule: HoursRule, timeZone: string): Hours => ({
  date,
  rule,
  from: firstInstantOf(date, rule.opensAt, timeZone),
  to: firstInstantOf(date, rule.closesAt, timeZone),
});

/** Extra hours as a rule of their one date; undefined outside the period. */
function extraHours({ from, to, slotMinutes, modes }: HoursException, practice: PracticeHours): Hours | undefined {
  const date = from.slice(0, 10);
  if (date < addDays(practice.from, -1) || date > practice.to) return undefined;
  const opensAt = minutesOf(from.slice(11));
  const closesAt = opensAt + (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 60_000;
  const [usual] = practice.rules;
  const rule = { days: ALL_DAYS, opensAt, closesAt, slotMinutes: slotMinutes ?? usual?.slotMinutes ?? 30, bufferMinutes: slotMinutes ? 0 : (usual?.bufferMinutes ?? 0), modes: modes ?? [] };
  return hoursOn(date, rule, practice.timeZone);
}

/** The slots of hours. One that would end after closing is left out: where clocks are put forward, the hours are shorter than they look. */
function slotsOf({ date, rule, to: closes }: Hours, timeZone: string): (PlannedSlot & { date: string })[] {
  const { opensAt, closesAt, slotMinutes, bufferMinutes, modes } = rule;
  const slots = expandHours({ from: date, to: date, weekdays: ALL_DAYS, opensAt, closesAt, slotMinutes, bufferMinutes, timeZone });
  const offered = modes.length === 0 || modes.length === ALL_MODES ? null : modes;
  return slots.filter(({ endsAt }) => endsAt <= closes).map((slot) => ({ ...slot, modes: offered, date }));
}

const overlap = (a: PlannedSlot, b: PlannedSlot) => a.startsAt < b.endsAt && b.startsAt < a.endsAt;

/** Of slots that overlap, the earlier stays. */
function withoutOverlaps<S extends PlannedSlot>(slots: S[]): S[] {
  const kept: S[] = [];
  for (const slot of slots.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || a.endsAt.getTime() - b.endsAt.getTime())) {
    const last = kept.at(-1);
    if (!last || slot.startsAt >= last.endsAt) kept.push(slot);
  }
  return kept;
}

const isoWeekday = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
const earlier = (a: Date, b: Date) => (a < b ? a : b);
const later = (a: Date, b: Date) => (a > b ? a : b);
