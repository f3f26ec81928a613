import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { env } from "@/lib/platform/config/env";
import { findRoom } from "./guests/queries";
import { iceServersFor } from "./ice";
import { holderColumns, insertTicket } from "./queries";
import { isOpen, OPENS_MINUTES, roomTimes, seatFor } from "./room";
import { EnterRoom, Room } from "./schema";
import { newTicket, TICKET_SECONDS, ticketHash } from "./ticket";

/**
 * Gives somebody who attends a visit, or its guest, a ticket to its room. `room_closed` outside its time, with the time at which it opens; for a guest
 * also while the patient's side has not agreed, with `waitsFor`.
 */
export const enterRoom = command({
  name: "visit.enter",
  input: EnterRoom,
  output: Room,
  repeatable: false,
  load: ({ db }, { id }) => findRoom(db, id),
  async run({ db, actor, now }, { id }, visit) {
    const times = roomTimes(visit);
    if (!isOpen(visit, now)) {
      const isAhead = visit.status === "scheduled" && now < times.opensAt;
      const extra = { opensAt: times.opensAt.toISOString(), closesAt: times.closesAt.toISOString() };
      throw new AppError("room_closed", isAhead ? say("refusals.room.tooEarly", { minutes: OPENS_MINUTES }) : say("refusals.room.over"), { extra });
    }
    if (actor.kind === "visitGuest" && !visit.guest?.consentAt) throw new AppError("room_closed", say("refusals.guest.waits"), { extra: { waitsFor: "consent" } });
    const ticket = newTicket(actor.kind === "user" ? actor : { guestId: actor.id });
    const expiresAt = new Date(now.getTime() + TICKET_SECONDS * 1000);
    await insertTicket(db, { ticketHash: ticketHash(ticket), consultationId: id, ...holderColumns(actor), expiresAt });
    const role = seatFor(actor);
    const socketUrl = `${env().APP_URL.replace(/^http/, "ws")}/api/v1/consultations/${id}/room/socket`;
    return { ...times, role, socketUrl, ticket, iceServers: iceServersFor(actor.id, now) };
  },
});
