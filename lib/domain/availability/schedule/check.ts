import { AppError, type FieldErrors, invalid } from "@/lib/core/errors";
import { say } from "@/lib/core/words";
import { addDays } from "@/lib/clock/dates";
import type { HoursException, HoursRule } from "./practice-hours";
import { clockOf, minutesOf } from "./practice-hours";
import type { Rule } from "./schema";

const DAY = 24 * 60;
const WEEK = 7 * DAY;
/** Longer hours over midnight are rather a slip: 09:00 to 05:00 is meant to end at 17:00. */
const LONGEST_NIGHT_HOURS = 12;
const LONGEST_LEAVE_DAYS = 366;

/** The hours of a week as they are stored. Throws `invalid_input` that names each wrong field. */
export function checkedRules(rules: readonly Rule[]): HoursRule[] {
  const fields: FieldErrors = {};
  const read = rules.map(({ from, to, ...rule }, n) => {
    const opensAt = minutesOf(from);
    const end = minutesOf(to) || DAY;
    const closesAt = end > opensAt ? end : end + DAY;
    if (closesAt > DAY && closesAt - opensAt > LONGEST_NIGHT_HOURS * 60) fields[`rules.${n}.to`] = [say("fields.weeklyHours.nightTooLong", { hours: LONGEST_NIGHT_HOURS })];
    else if (closesAt - opensAt < rule.slotMinutes) fields[`rules.${n}.slotMinutes`] = [say("fields.weeklyHours.slotTooLong")];
    return { ...rule, opensAt, closesAt };
  });
  for (const n of overlapping(read)) fields[`rules.${n}.from`] ??= [say("fields.hours.overlap")];
  if (Object.keys(fields).length > 0) throw new AppError("invalid_input", undefined, { fields });
  return read;
}

/** A rule as it is told: an end after midnight as the clock shows it. */
export const ruleOf = ({ opensAt, closesAt, days, modes, ...rule }: HoursRule): Rule => ({ ...rule, days: [...days], modes: [...modes], from: clockOf(opensAt), to: clockOf(closesAt) });

/** The rules that overlap one before them in the list, on whatever day of the week. */
function overlapping(rules: readonly HoursRule[]): Set<number> {
  const times = rules.flatMap(({ days, opensAt, closesAt }, rule) => days.map((day) => ({ rule, from: (day - 1) * DAY + opensAt, to: (day - 1) * DAY + closesAt })));
  const found = new Set<number>();
  for (const a of times) {
    for (const b of times) {
      if (a.rule >= b.rule) continue;
      // Sunday night goes on into Monday.
      if ([-WEEK, 0, WEEK].some((shift) => a.from + shift < b.to && b.from < a.to + shift)) found.add(b.rule);
    }
  }
  return found;
}

type Typed = Pick<HoursException, "kind" | "slotMinutes" | "modes" | "replacesDay"> & { from: string; to: string };

/** An exception in whole wall times. Throws `invalid_input` if it ends before it begins, is too long, or is over already. */
export function checkedException<T extends Typed>(typed: T, nowWall: string): T & { from: string; to: string } {
  const from = wallOf(typed.from, 0);
  const to = wallOf(typed.to, 1);
  if (to <= from) throw invalid("to", say("fields.hours.endsBeforeStart"));
  if (to <= nowWall) throw invalid("to", say("fields.hours.over"));
  const minutes = (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 60_000;
  if (typed.kind === "leave") {
    if (minutes > LONGEST_LEAVE_DAYS * DAY) throw invalid("to", say("fields.hours.leaveTooLong", { days: LONGEST_LEAVE_DAYS }));
    if (typed.slotMinutes || typed.modes || typed.replacesDay) throw invalid(typed.slotMinutes ? "slotMinutes" : typed.modes ? "modes" : "replacesDay", say("fields.hours.onlyExtra"));
  } else {
    if (minutes > DAY) throw invalid("to", say("fields.hours.extraTooLong"));
    if (typed.slotMinutes && typed.slotMinutes > minutes) throw invalid("slotMinutes", say("fields.weeklyHours.slotTooLong"));
  }
  return { ...typed, from, to };
}

/** A date alone is its first moment, or, as an end, its last. */
const wallOf = (typed: string, days: number) => (typed.length > 10 ? typed.slice(0, 16) : `${addDays(typed, days)}T00:00`);
