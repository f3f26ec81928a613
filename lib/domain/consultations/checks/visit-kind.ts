/** A visit of the same condition counts as a follow-up for so many calendar months after the last one. */
export const FOLLOW_UP_MONTHS = 6;

export type VisitKind = "first" | "follow_up";

interface Circumstances {
  /** The local date of the visit, YYYY-MM-DD in the doctor's zone. */
  on: string;
  /** The local date of the last completed visit of this patient with this doctor; null if there is none. */
  lastOn: string | null;
  /** Whether the doctor has confirmed that it is about the same condition; null while not asked. */
  sameCondition: boolean | null;
}

/**
 * First or follow-up, by the Telemedicine Practice Guidelines 2020: a follow-up goes on with the same condition, with the same
 * doctor, within six months of the last visit. Everything else is a first visit, also while the doctor has not confirmed the condition.
 */
export const visitKindOf = ({ on, lastOn, sameCondition }: Circumstances): VisitKind =>
  lastOn !== null && sameCondition === true && isWithinMonths(on, lastOn, FOLLOW_UP_MONTHS) ? "follow_up" : "first";

/** Whether `on` is no later than so many calendar months after `since`. From a 31st on, a shorter month ends it on its last day. */
export function isWithinMonths(on: string, since: string, months: number): boolean {
  return on <= monthsAfter(since, months);
}

/** The same day so many months later, or the last day of that month if it is shorter. */
function monthsAfter(date: string, months: number): string {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}
