import { decryptMaybe } from "@/lib/platform/crypto/encrypt";
import { ruleOf } from "./check";
import type { HoursMode } from "./practice-hours";
import type { ExceptionRow, HoursRow } from "./queries";
import { USUAL_HORIZON_DAYS } from "./practice-hours";
import type { PracticeException, Schedule } from "./schema";

/** The weekly hours as they are told; an empty schedule in version 0 before the first are saved. */
export function scheduleOf({ timeZone, hours }: Pick<HoursRow, "timeZone" | "hours">): Schedule {
  if (!hours) return { timeZone, rules: [], leadMinutes: 0, horizonDays: USUAL_HORIZON_DAYS, version: 0 };
  const { rules, leadMinutes, horizonDays, version } = hours;
  return { timeZone, rules: rules.map(ruleOf), leadMinutes, horizonDays, version };
}

export const exceptionOf = ({ id, kind, fromWall, toWall, reason, slotMinutes, modes, replacesDay, affected, createdAt }: ExceptionRow): PracticeException => ({
  id,
  kind,
  from: fromWall,
  to: toWall,
  reason: decryptMaybe(reason, { column: "practice_exceptions.reason", id }),
  slotMinutes,
  modes: modes as HoursMode[] | null,
  replacesDay,
  affected,
  createdAt,
});
