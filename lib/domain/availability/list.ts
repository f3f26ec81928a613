import { invalid } from "@/lib/core/errors";
import { query } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { findPractice, listSlotsBetween } from "./queries";
import { ListSlots, LONGEST_RANGE_DAYS, SlotList } from "./schema";

/** All live slots of a doctor in a range, with their state. */
export const listSlots = query({
  name: "slot.list",
  input: ListSlots,
  output: SlotList,
  load: ({ db }, { doctorId }) => findPractice(db, doctorId),
  async run({ db, now }, { doctorId, from, to }) {
    if (to <= from) throw invalid("to", say("fields.range.endNotAfterStart"));
    if (to.getTime() - from.getTime() > LONGEST_RANGE_DAYS * 86_400_000) throw invalid("to", say("fields.range.tooLong", { days: LONGEST_RANGE_DAYS }));
    return { data: await listSlotsBetween(db, doctorId, from, to, now) };
  },
});
