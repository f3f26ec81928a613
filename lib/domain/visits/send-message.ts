import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { tellRoom } from "@/lib/domain/events/tell";
import { encrypt } from "@/lib/platform/crypto/encrypt";
import { newId } from "@/lib/platform/ids";
import { lockConsultation } from "../consultations/queries";
import { findName, insertMessage } from "./queries";
import { isOpen, sideOf } from "./room";
import { Message, SendMessage } from "./schema";

/** Writes a message to the other side of a visit, while its room is open. Sent again with the same Idempotency-Key, it is written once. */
export const sendMessage = command({
  name: "visit.sendMessage",
  input: SendMessage,
  output: Message,
  load: ({ db }, { id }) => lockConsultation(db, id),
  async run({ db, actor, now, afterCommit }, { id: consultationId, text }, visit) {
    if (!isOpen(visit, now)) throw new AppError("room_closed", say("refusals.room.noMessages"));
    const id = newId();
    const role = sideOf(actor);
    const seq = await insertMessage(db, { id, consultationId, authorId: actor.id, authorRole: role, body: encrypt(text, { column: "room_messages.body", id }), sentAt: now });
    const name = await findName(db, actor.id);
    await tellRoom({ db, now, afterCommit }, visit, "message", { type: "message", seq });
    return { id, seq, author: { id: actor.id, role, name }, text, attachment: null, sentAt: now };
  },
  auditNote: (message, visit) => ({ resourceId: visit.id, patientId: visit.patientId, details: { seq: message.seq } }),
});
