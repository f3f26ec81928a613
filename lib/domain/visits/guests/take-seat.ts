import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { refusedLink } from "@/lib/domain/accounts/links/link";
import { publish } from "@/lib/platform/channel/channel";
import { findConsultation } from "../../consultations/queries";
import { isOpen, OPENS_MINUTES, roomTimes, roomTopic } from "../room";
import { guestLinkHash, newSeat } from "./guest";
import { findByLink, takeSeat as take } from "./queries";
import { Seat, TakeSeat } from "./schema";

/**
 * Trades a guest's link for the third seat, once: the browser that was first keeps what it is given, and nobody else gets in with the link.
 * `invalid_input` if the link is unknown, `room_closed` outside the visit's time, `invalid_transition` if it was used or taken back.
 */
export const takeSeat = command({
  name: "visit.takeSeat",
  input: TakeSeat,
  output: Seat,
  repeatable: false,
  async run({ db, now, afterCommit }, { link }) {
    const guest = await findByLink(db, guestLinkHash(link));
    const visit = guest && (await findConsultation(db, guest.consultationId));
    if (!visit) throw refusedLink("refusals.guest.unknown");
    if (guest.endedAt) throw new AppError("invalid_transition", say("refusals.guest.ended"), { extra: { allowed: [] } });
    if (!isOpen(visit, now)) {
      const isAhead = visit.status === "scheduled" && now < roomTimes(visit).opensAt;
      throw new AppError("room_closed", isAhead ? say("refusals.room.tooEarly", { minutes: OPENS_MINUTES }) : say("refusals.room.over"));
    }
    const { seat, seatHash } = newSeat(guest.id);
    if (!(await take(db, guest.id, seatHash, now))) throw new AppError("invalid_transition", say("refusals.guest.used"), { extra: { allowed: [] } });
    afterCommit(() => publish(roomTopic(visit.id), { type: "guest" }));
    return { guestId: guest.id, consultationId: visit.id, seat };
  },
  auditNote: ({ guestId, consultationId }) => ({ resourceId: consultationId, details: { guestId } }),
});
