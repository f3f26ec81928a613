import { invalid } from "@/lib/core/errors";
import { query } from "@/lib/core/use-case";
import { findPractice, listSlotsBetween } from "./queries";
import { ListSlots, SlotList } from "./schema";

const LONGEST_RANGE_MS = 62 * 86_400_000;

/** All live slots of a doctor in a range, with their state. */
export const listSlots = query({
  name: "slot.list",
  input: ListSlots,
  output: SlotList,
  load: ({ db }, { doctorId }) => findPractice(db, doctorId),
  async run({ db }, { doctorId, from, to }) {
    if (to <= from) throw invalid("to", "The end must be after the start.");
    if (to.getTime() - from.getTime() > LONGEST_RANGE_MS) throw invalid("to", "Ask for at most 62 days at once.");
    return { data: await listSlotsBetween(db, doctorId, from, to) };
  },
});
