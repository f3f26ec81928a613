import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { lockSlot, removeSlot } from "./queries";
import { DeleteSlot } from "./schema";

/** Removes a slot. `slot_in_use` if it is booked or held. */
export const deleteSlot = command({
  name: "slot.delete",
  input: DeleteSlot,
  output: z.object({}),
  load: ({ db }, { doctorId, slotId }) => lockSlot(db, doctorId, slotId),
  async run({ db, now }, { slotId }, slot) {
    if (slot.status === "booked" || slot.status === "held") {
      const why = slot.status === "booked" ? say("refusals.slot.booked") : say("refusals.slot.held");
      throw new AppError("slot_in_use", why);
    }
    if (slot.heldForUntil && slot.heldForUntil > now) throw new AppError("slot_in_use", say("refusals.slot.kept"));
    await removeSlot(db, slotId, now);
    return {};
  },
});
