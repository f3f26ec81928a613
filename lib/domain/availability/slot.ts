import { type FieldErrors } from "@/lib/core/errors";
import { say, type Words } from "@/lib/core/words";

const MINUTE = 60_000;
export const SHORTEST_SLOT_MINUTES = 5;
export const LONGEST_SLOT_MINUTES = 240;
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
    if (length < SHORTEST_SLOT_MINUTES * MINUTE) fields[`slots.${n}.endsAt`] = [say("fields.slot.tooShort", { minutes: SHORTEST_SLOT_MINUTES })];
    else if (length > LONGEST_SLOT_MINUTES * MINUTE) fields[`slots.${n}.endsAt`] = [say("fields.slot.tooLong", { hours: LONGEST_SLOT_MINUTES / 60 })];
    else if (endsAt.getTime() % MINUTE !== 0) fields[`slots.${n}.endsAt`] = [say("fields.slot.endsWithinMinute")];
  });
  return fields;
}

function startsError(startsAt: Date, now: Date): Words | undefined {
  if (startsAt <= now) return say("fields.slot.passed");
  if (startsAt.getTime() > now.getTime() + HORIZON_MS) return say("fields.slot.tooFarAhead");
  return startsAt.getTime() % MINUTE === 0 ? undefined : say("fields.slot.startsWithinMinute");
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
