/** Until so many hours before its start a patient moves a visit. What people read of it takes the number from here. */
export const MOVE_UNTIL_HOURS = 2;
/** So long a time that a doctor offered is kept for the patient, but not beyond its start. */
export const OFFER_KEPT_HOURS = 24;

const HOUR = 3_600_000;

/** Whether the patient's side may still move a visit by itself. */
export const mayStillMove = (startsAt: Date, now: Date) => startsAt.getTime() - now.getTime() >= MOVE_UNTIL_HOURS * HOUR;

/** Until when an offered time is kept. */
export const keptUntil = (startsAt: Date, now: Date) => new Date(Math.min(startsAt.getTime(), now.getTime() + OFFER_KEPT_HOURS * HOUR));
