import { type FieldErrors } from "@/lib/core/errors";

const MINUTE = 60_000;
const SHORTEST_SLOT_MS = 5 * MINUTE;
const LONGEST_SLOT_MS = 240 * MINUTE;
/** How far ahead a doctor may offer time. */
const HORIZON_MS = 366 * 24 * 60 * MINUTE;

interface Times {
  startsAt: Date;
  endsAt: Date;
}

/** What is wrong with slots that a doctor wants to offer, by field; empty if nothing is wrong. */
export function slotErrors(slots: readonly Times[], now: Date): FieldErrors {
  const fields: FieldErrors = {};
  slots.forEach(({ startsAt, endsAt }, n) => {
    const length = endsAt.getTime() - startsAt.getTime();
    const start = startsError(startsAt, now);
    if (start) fields[`slots.${n}.startsAt`] = [start];
    if (length < SHORTEST_SLOT_MS) fields[`slots.${n}.endsAt`] = ["A slot must last at least 5 minutes."];
    else if (length > LONGEST_SLOT_MS) fields[`slots.${n}.endsAt`] = ["A slot may last at most 4 hours."];
    else if (endsAt.getTime() % MINUTE !== 0) fields[`slots.${n}.endsAt`] = ["Slots end on a whole minute."];
  });
  return fields;
}

function startsError(startsAt: Date, now: Date): string | undefined {
  if (startsAt <= now) return "This time has passed. Choose a later one.";
  if (startsAt.getTime() > now.getTime() + HORIZON_MS) return "Choose a time within a year from now.";
  return startsAt.getTime() % MINUTE === 0 ? undefined : "Slots start on a whole minute.";
}

/** The first two slots that overlap each other, as their positions in the list; undefined if none do. */
export function firstOverlap(slots: readonly Times[]): [number, number] | undefined {
  const order = slots.map((_, n) => n).sort((a, b) => slots[a]!.startsAt.getTime() - slots[b]!.startsAt.getTime());
  for (let n = 1; n < order.length; n++) {
    const [before, after] = [order[n - 1]!, order[n]!];
    if (slots[after]!.startsAt < slots[before]!.endsAt) return before < after ? [before, after] : [after, before];
  }
  return undefined;
}
