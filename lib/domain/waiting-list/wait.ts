import { addDays } from "@/lib/clock/dates";
import { invalid } from "@/lib/core/errors";
import { say } from "@/lib/core/words";

/** So long an offered time is kept. What people read of it takes the number from here. */
export const WAITING_OFFER_MINUTES = 30;
/** The first and the last date may be so many days apart at most. */
export const WAITING_DAYS_MAX = 90;

/** Until when a time is kept that is offered now. */
export const keptUntil = (now: Date) => new Date(now.getTime() + WAITING_OFFER_MINUTES * 60_000);

/** Refuses dates that nobody can wait for. All are local dates of the practice. */
export function checkDates({ from, to }: { from: string; to: string }, today: string): void {
  if (to < from) throw invalid("to", say("fields.waitingList.endsBeforeStart"));
  if (to < today) throw invalid("to", say("fields.waitingList.passed"));
  if (from < today) throw invalid("from", say("fields.waitingList.passed"));
  if (to > addDays(from, WAITING_DAYS_MAX)) throw invalid("to", say("fields.waitingList.tooLong", { days: WAITING_DAYS_MAX }));
}
