import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { tellAttending } from "@/lib/domain/events/tell";
import { newId } from "@/lib/platform/ids";
import { lockConsultation } from "../consultations/queries";
import { modeOfRow } from "./present";
import { insertStay, nextJoining, replaceStays, spendTicket } from "./queries";
import { isOpen, sideOf } from "./room";
import { JoinRoom, Stay } from "./schema";
import { ticketHash } from "./ticket";

/**
 * Takes a place in a room. A ticket is good for one place. Each side has one place: the person who had it before is replaced.
 * Everybody who joins gets the next number. Both sides then make a new connection, and mark what they tell each other with that
 * number, so that nothing of an older connection is taken for the new one.
 */
export const joinRoom = command({
  name: "visit.join",
  input: JoinRoom,
  output: Stay,
  repeatable: false,
  load: ({ db }, { id }) => lockConsultation(db, id),
  async run({ db, actor, now, afterCommit }, { id: consultationId, ticket }, visit) {
    const spent = await spendTicket(db, ticketHash(ticket), { consultationId, accountId: actor.id, sessionId: actor.sessionId }, now);
    if (!spent) throw new AppError("forbidden", say("refusals.room.ticket"));
    if (!isOpen(visit, now)) throw new AppError("room_closed", say("refusals.room.over"));
    const role = sideOf(actor);
    await replaceStays(db, consultationId, role, now);
    const joining = await nextJoining(db, consultationId);
    const id = newId();
    await insertStay(db, { id, consultationId, accountId: actor.id, role, joining, joinedAt: now });
    // The name that the other side reads on the picture: the doctor's, or that of the patient it is about.
    await tellAttending({ db, now, afterCommit }, visit, "room");
    return { id, consultationId, role, name: role === "doctor" ? visit.doctorName : visit.patientName, joining, mode: modeOfRow(visit) };
  },
  auditNote: (stay, visit) => ({ resourceId: visit.id, patientId: visit.patientId, details: { joining: stay.joining } }),
});
