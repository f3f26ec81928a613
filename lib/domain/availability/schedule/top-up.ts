import { command } from "@/lib/core/use-case";
import { fill, hoursOf } from "./fill";
import { listToFill, lockHours, markFilled } from "./queries";
import { TopUp, ToppedUp } from "./schema";

/** Slots are made again this often, so that every day begins with the whole period ahead in whatever zone the practice is. */
const EVERY_MS = 6 * 3_600_000;
/** So many doctors in one transaction. */
const BATCH = 10;

/** Makes the slots of the days that have come into reach, for the doctors whose turn it is. `more` says whether to call it again. */
export const topUpSlots = command({
  name: "schedule.topUp",
  input: TopUp,
  output: ToppedUp,
  repeatable: false,
  async run({ db, now }) {
    const ids = await listToFill(db, new Date(now.getTime() - EVERY_MS), BATCH);
    for (const doctorId of ids) {
      const practice = await lockHours(db, doctorId);
      if (practice) await fill(db, doctorId, await hoursOf(db, practice, now), now);
      await markFilled(db, doctorId, now);
    }
    return { filled: ids.length, more: ids.length === BATCH };
  },
  auditNote: ({ filled }) => ({ details: { filled } }),
});
