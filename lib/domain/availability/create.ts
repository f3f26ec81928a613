import { AppError, violates } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say, type Words } from "@/lib/core/words";
import { newId } from "@/lib/platform/ids";
import { findOverlap, findPractice, insertSlots, lockCalendar } from "./queries";
import { CreateSlots, SlotList } from "./schema";
import { firstOverlap, slotErrors } from "./slot";

/** Offers one or many slots, all or none. `overlap` names a slot and the one it overlaps. */
export const createSlots = command({
  name: "slot.create",
  input: CreateSlots,
  output: SlotList,
  load: ({ db }, { doctorId }) => findPractice(db, doctorId),
  async run({ db, now }, { doctorId, slots }) {
    const fields = slotErrors(slots, now);
    if (Object.keys(fields).length > 0) throw new AppError("invalid_input", undefined, { fields });
    const among = firstOverlap(slots);
    if (among) throw overlap(among[1], say("refusals.slot.overlapsSent", { place: among[1], other: among[0] }));

    await lockCalendar(db, doctorId);
    const existing = await findOverlap(db, doctorId, slots);
    if (existing) {
      throw overlap(existing.place, say("refusals.slot.overlapsExisting", { place: existing.place, from: existing.startsAt.toISOString(), to: existing.endsAt.toISOString() }), existing);
    }
    const rows = slots.map((slot) => ({ ...slot, id: newId(), doctorId }));
    await insertSlots(db, rows).catch((error: unknown) => {
      if (violates(error, "slots_no_overlap")) throw new AppError("overlap", say("refusals.slot.overlapsNew"));
      throw error;
    });
    return { data: rows.map(({ id, startsAt, endsAt }) => ({ id, startsAt, endsAt, status: "available" as const })) };
  },
  auditNote: (result, practice) => ({ resourceId: practice.id, details: { count: result.data.length } }),
});

/** @param existing the slot that was already offered, for callers that write their own message */
const overlap = (place: number, detail: Words, existing?: { startsAt: Date; endsAt: Date }) =>
  new AppError("overlap", detail, {
    fields: { [`slots.${place}`]: [say("fields.slot.overlaps")] },
    ...(existing && { extra: { existing: { startsAt: existing.startsAt.toISOString(), endsAt: existing.endsAt.toISOString() } } }),
  });
