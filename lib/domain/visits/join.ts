import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { tellAttending } from "@/lib/domain/events/tell";
import { newId } from "@/lib/platform/ids";
import { particularsOf } from "./guests/present";
import { lockRoom } from "./guests/queries";
import { modeOfRow } from "./present";
import { holderColumns, insertStay, nextJoining, replaceStays, spendTicket } from "./queries";
import { isOpen, seatFor } from "./room";
import { JoinRoom, Stay } from "./schema";
import { ticketHash } from "./ticket";

/**
 * Takes a place in a room. A ticket is good for one place. Each side has one place, and a guest the third: whoever had it before is replaced.
 * Everybody who joins gets the next number. Each pair with them then makes a new connection, and marks what the two tell each other with that
 * number, so that nothing of an older connection is taken for the new one.
 */
export const joinRoom = command({
  name: "visit.join",
  input: JoinRoom,
  output: Stay,
  repeatable: false,
  load: ({ db }, { id }) => lockRoom(db, id),
  async run({ db, actor, now, afterCommit }, { id: consultationId, ticket }, visit) {
    const spent = await spendTicket(db, ticketHash(ticket), consultationId, holderColumns(actor), now);
    if (!spent) throw new AppError("forbidden", say("refusals.room.ticket"));
    if (!isOpen(visit, now)) throw new AppError("room_closed", say("refusals.room.over"));
    const { guest } = visit;
    if (actor.kind === "visitGuest" && !guest?.consentAt) throw new AppError("room_closed", say("refusals.guest.waits"));
    const role = seatFor(actor);
    await replaceStays(db, consultationId, role, now);
    const joining = await nextJoining(db, consultationId);
    const id = newId();
    await insertStay(db, { id, consultationId, ...(actor.kind === "user" ? { accountId: actor.id } : { guestId: actor.id }), role, joining, joinedAt: now });
    await tellAttending({ db, now, afterCommit }, visit, "room");
    // The name that the others read on the picture: the doctor's, that of the patient it is about, or the guest's.
    const name = role === "doctor" ? visit.doctorName : role === "patient" || !guest ? visit.patientName : particularsOf(guest).name;
    return { id, consultationId, role, name, joining, mode: modeOfRow(visit) };
  },
  auditNote: (stay, visit) => ({ resourceId: visit.id, patientId: visit.patientId, details: { joining: stay.joining } }),
});
