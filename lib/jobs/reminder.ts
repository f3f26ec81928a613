import type { Events } from "@/lib/core/events";

/** Whether a reminder is still right when it is sent: the visit takes place, at the time that was reminded of, and has not begun. */
export const isStillDue = (visit: { status: string; startsAt: string }, { startsAt }: Events["consultation.reminderDue"], now: Date): boolean =>
  visit.status === "scheduled" && Date.parse(visit.startsAt) === Date.parse(startsAt) && Date.parse(startsAt) > now.getTime();
