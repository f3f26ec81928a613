import { z } from "zod";
import { command } from "@/lib/core/use-case";
import { Id } from "@/lib/core/wire";
import { newId } from "@/lib/platform/ids";
import { lockTimes, offerNext } from "./queries";
import { keptUntil } from "./wait";

/** So many offers in one transaction. */
const BATCH = 20;

/**
 * Offers the free times of one doctor to those who wait, one time each, and keeps them for WAITING_OFFER_MINUTES. Under the lock that bookings of
 * this doctor take: a time that was booked meanwhile is not offered, and two processes never offer one time twice. `more` says whether to call it again.
 */
export const offerTimes = command({
  name: "waitingList.offer",
  input: z.object({ doctorId: Id }),
  output: z.object({ offered: z.int(), more: z.boolean() }),
  repeatable: false,
  async run({ db, now, emit }, { doctorId }) {
    await lockTimes(db, doctorId);
    for (let offered = 0; offered < BATCH; offered++) {
      const offerId = newId();
      if (!(await offerNext(db, { id: offerId, doctorId, now, until: keptUntil(now) }))) return { offered, more: false };
      emit("waitingList.offered", { offerId });
    }
    return { offered: BATCH, more: true };
  },
  auditNote: ({ offered }, _, { doctorId }) => ({ resourceId: doctorId, details: { offered } }),
});
