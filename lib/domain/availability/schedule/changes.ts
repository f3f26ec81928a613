import { addDays } from "@/lib/clock/dates";
import { localDate, type Range } from "@/lib/clock/local-day";
import { type HoursException, type HoursRule, instantsOf, type PlannedSlot, plannedSlots, workingTimes } from "./practice-hours";

/** What a practice's slots are made from. */
export interface Hours {
  rules: readonly HoursRule[];
  exceptions: readonly HoursException[];
  timeZone: string;
  leadMinutes: number;
  horizonDays: number;
}

interface Known {
  id: string;
  startsAt: Date;
  endsAt: Date;
  status: "available" | "held" | "booked" | "blocked";
  source: "hand" | "schedule";
  modes: readonly string[] | null;
  bookableUntil: Date | null;
  withdrawn: boolean;
  outside: boolean;
  isKept: boolean;
}

type Terms = { modes: PlannedSlot["modes"]; bookableUntil: Date | null };

/** What has to happen to a doctor's slots. */
export interface Changes {
  add: ({ startsAt: Date; endsAt: Date } & Terms)[];
  remove: string[];
  /** Hand-made slots in a leave, and those whose leave is off again. */
  block: string[];
  unblock: string[];
  /** Taken slots that are outside the hours now, and those that are within them again. */
  outside: string[];
  inside: string[];
  /** Slots that stay, with other ways to meet or another last moment. */
  terms: ({ id: string } & Terms)[];
}

/** The period for which slots are made: from today on in the practice's zone. */
export function periodOf({ timeZone, horizonDays }: Pick<Hours, "timeZone" | "horizonDays">, now: Date): { from: string; to: string } {
  const from = localDate(now, timeZone);
  return { from, to: addDays(from, horizonDays) };
}

/**
 * Compares what the hours give with the slots there are. What is held, booked or kept for somebody is never touched, and neither
 * are hand-made slots, except that a leave blocks the free ones. A slot that the doctor took out by hand is not made again.
 */
export function changesOf(hours: Hours, known: readonly Known[], now: Date): Changes {
  const planned = plannedSlots({ ...hours, ...periodOf(hours, now) }).filter(({ startsAt }) => startsAt > now);
  const wanted = new Map(planned.map((slot) => [keyOf(slot), slot]));
  const termsOf = ({ startsAt, modes }: PlannedSlot): Terms => ({ modes, bookableUntil: hours.leadMinutes === 0 ? null : new Date(startsAt.getTime() - hours.leadMinutes * 60_000) });
  const changes: Changes = { add: [], remove: [], block: [], unblock: [], outside: [], inside: [], terms: [] };
  const inTheWay: Range[] = [];
  for (const slot of known) {
    const { id, startsAt, endsAt } = slot;
    if (isOurs(slot, now)) {
      const same = wanted.get(keyOf(slot));
      if (!same) {
        changes.remove.push(id);
        continue;
      }
      const terms = termsOf(same);
      if (!haveSameTerms(slot, terms)) changes.terms.push({ id, ...terms });
    } else if (slot.source === "hand" && !slot.withdrawn && !slot.isKept && startsAt > now) {
      const isAway = isInLeave(slot, hours);
      if (isAway && slot.status === "available") changes.block.push(id);
      if (!isAway && slot.status === "blocked") changes.unblock.push(id);
    }
    if (isTaken(slot) && startsAt > now) {
      const isOutside = slot.source === "hand" ? isInLeave(slot, hours) : !wanted.has(keyOf(slot));
      if (isOutside !== slot.outside) changes[isOutside ? "outside" : "inside"].push(id);
    } else if (slot.outside && startsAt > now) changes.inside.push(id); // It was kept for somebody and is free again.
    inTheWay.push({ from: startsAt, to: endsAt });
  }
  changes.add = withoutThoseInTheWay(planned, inTheWay).map((slot) => ({ startsAt: slot.startsAt, endsAt: slot.endsAt, ...termsOf(slot) }));
  return changes;
}

/** The booked visits that are outside the hours: those of the schedule outside all working times, and any in a leave. */
export function hitBy<V extends { startsAt: Date; endsAt: Date; source: "hand" | "schedule" }>(visits: readonly V[], hours: Hours, now: Date): V[] {
  const times = workingTimes({ ...hours, ...periodOf(hours, now) });
  return visits.filter((visit) => {
    if (visit.source === "hand") return isInLeave(visit, hours);
    return !times.some(({ from, to }) => visit.startsAt >= from && visit.endsAt <= to);
  });
}

const isTaken = ({ status, isKept }: Known) => status === "booked" || status === "held" || isKept;

/** A slot made from the schedule that may be removed. */
const isOurs = ({ source, status, withdrawn, isKept, startsAt }: Known, now: Date) => source === "schedule" && status === "available" && !withdrawn && !isKept && startsAt > now;

/** Whether the last exception that touches a time is a leave. */
function isInLeave({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, { exceptions, timeZone }: Hours): boolean {
  const last = exceptions.findLast((exception) => {
    const { from, to } = instantsOf(exception, timeZone);
    return startsAt < to && endsAt > from;
  });
  return last?.kind === "leave";
}

const keyOf = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) => `${startsAt.getTime()} ${endsAt.getTime()}`;

const haveSameTerms = (a: { modes: readonly string[] | null; bookableUntil: Date | null }, b: Terms) => (a.modes?.join() ?? "") === (b.modes?.join() ?? "") && a.bookableUntil?.getTime() === b.bookableUntil?.getTime();

/** Both lists are sorted by their starts. What is in the way may overlap itself: a slot taken out and one made by hand in its place. */
function withoutThoseInTheWay(planned: readonly PlannedSlot[], inTheWay: readonly Range[]): PlannedSlot[] {
  let first = 0;
  return planned.filter(({ startsAt, endsAt }) => {
    while (first < inTheWay.length && inTheWay[first]!.to <= startsAt && inTheWay[first]!.from < startsAt) first++;
    for (let n = first; n < inTheWay.length && inTheWay[n]!.from < endsAt; n++) if (inTheWay[n]!.to > startsAt) return false;
    return true;
  });
}
