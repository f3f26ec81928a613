import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { Nothing } from "@/lib/domain/accounts/schema";
import { publish } from "@/lib/platform/channel/channel";
import { roomTopic } from "../room";
import { endGuest, lockRoom } from "./queries";
import { RemoveGuest } from "./schema";

/** Takes a guest's link back, or the guest out of the room: at once, by either side. */
export const removeGuest = command({
  name: "visit.removeGuest",
  input: RemoveGuest,
  output: Nothing,
  load: ({ db }, { id }) => lockRoom(db, id),
  async run({ db, actor, now, afterCommit }, { id, guestId }, { guest }) {
    if (guest?.id !== guestId) throw new AppError("not_found");
    await endGuest(db, guestId, { endedAt: now, endedBy: actor.id, end: "removed" });
    afterCommit(() => publish(roomTopic(id), { type: "guest" }));
    return {};
  },
  auditNote: (_, visit, { guestId }) => ({ resourceId: visit.id, patientId: visit.patientId, details: { guestId, wasSeated: visit.guestId === guestId } }),
});
