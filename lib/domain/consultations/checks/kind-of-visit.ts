import { localDate } from "@/lib/clock/local-day";
import type { ConsultationRow } from "../queries";
import { FOLLOW_UP_MONTHS, isWithinMonths, visitKindOf } from "./visit-kind";

/** Whether a visit is a first one or a follow-up, and from what that follows. Dates are the doctor's. */
export function kindOfVisit({ startsAt, timeZone, lastVisitAt: last, checks }: Pick<ConsultationRow, "startsAt" | "timeZone" | "lastVisitAt" | "checks">) {
  const lastVisitAt = last === null ? null : new Date(last);
  const [on, lastOn] = [localDate(startsAt, timeZone), lastVisitAt && localDate(lastVisitAt, timeZone)];
  const sameCondition = checks.find(({ kind }) => kind === "condition")?.holds ?? null;
  return { kind: visitKindOf({ on, lastOn, sameCondition }), lastVisitAt, mayFollowUp: lastOn !== null && isWithinMonths(on, lastOn, FOLLOW_UP_MONTHS), sameCondition };
}
