import type { Status } from "@/lib/domain/consultations/schema";

/** A visit of the doctor's day, as the queue sees it. */
export interface QueuedVisit {
  id: string;
  startsAt: Date;
  endsAt: Date;
  status: Status;
  startedAt: Date | null;
  completedAt: Date | null;
  /** Set if the product could not decide what became of it. Nobody waits for such a visit. */
  openMark: string | null;
}

/** What the doctor told those who wait; a pause has no minutes. */
export interface StatedDelay {
  minutes: number | null;
}

/** The place in a doctor's queue, and when the visit is likely to begin. */
export interface Place {
  /** How many visits of the day come before it and are not closed. */
  ahead: number;
  /** Null during a pause: nobody knows. */
  estimatedStartAt: Date | null;
  /** Until then, in steps of five minutes and never below zero. */
  waitMinutes: number | null;
  /** What the estimate comes from. */
  basis: "planned" | "stated" | "observed" | "paused";
}

const MINUTE_MS = 60_000;
/** A doctor's day may go on past midnight: what was said and what happened in these hours before a visit counts for it, whatever the date. */
export const STRETCH_MS = 6 * 3_600_000;
const STEP_MINUTES = 5;

/** The place of a visit in its doctor's day, and an honest guess of when it begins: what the doctor said, or else how late the day has run so far. */
export function placeOf(visit: QueuedVisit, day: readonly QueuedVisit[], stated: StatedDelay | undefined, now: Date): Place {
  const before = day.filter((one) => one.id !== visit.id && comesBefore(one, visit)).toSorted((a, b) => (comesBefore(a, b) ? -1 : 1));
  const waiting = before.filter(({ status, openMark }) => status === "in_progress" || (status === "scheduled" && openMark === null));
  const ahead = waiting.length;
  if (stated?.minutes === null) return { ahead, estimatedStartAt: null, waitMinutes: null, basis: "paused" };
  const lateMs = stated ? stated.minutes * MINUTE_MS : observedMs(before);
  const free = freeAt(waiting, lateMs, now.getTime());
  const estimate = Math.max(visit.startsAt.getTime() + lateMs, free);
  const isLate = estimate > Math.max(visit.startsAt.getTime(), now.getTime());
  return {
    ahead,
    estimatedStartAt: new Date(estimate),
    waitMinutes: Math.round((estimate - now.getTime()) / MINUTE_MS / STEP_MINUTES) * STEP_MINUTES,
    basis: stated ? "stated" : isLate ? "observed" : "planned",
  };
}

const comesBefore = (a: QueuedVisit, b: QueuedVisit) => a.startsAt < b.startsAt || (a.startsAt.getTime() === b.startsAt.getTime() && a.id < b.id);

/** How late the latest visit of the day began that did begin. One that ended on time nevertheless, or was started too early, counts as on time. */
function observedMs(before: readonly QueuedVisit[]): number {
  const last = before.findLast(({ startedAt, status }) => startedAt !== null && (status === "in_progress" || status === "completed"));
  if (!last) return 0;
  const began = last.startedAt!.getTime() - last.startsAt.getTime();
  // Records are often completed long after a visit, so a late end alone says nothing.
  const ended = last.completedAt ? last.completedAt.getTime() - last.endsAt.getTime() : began;
  return Math.max(0, Math.min(began, ended));
}

/** When the doctor has seen those who come before. */
function freeAt(waiting: readonly QueuedVisit[], lateMs: number, now: number): number {
  return waiting.reduce((free, { startsAt, endsAt, status, startedAt }) => {
    const length = endsAt.getTime() - startsAt.getTime();
    if (status === "in_progress") return Math.max(free, (startedAt ?? startsAt).getTime() + length);
    // Its time is over and nobody started it: most likely nobody came.
    if (endsAt.getTime() + lateMs <= now) return free;
    // Its time has come and nobody has started it yet: it is done by its end, or nobody comes.
    if (startsAt.getTime() + lateMs <= now) return Math.max(free, endsAt.getTime() + lateMs);
    return Math.max(free, startsAt.getTime() + lateMs) + length;
  }, now);
}
