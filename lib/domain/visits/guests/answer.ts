import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { publish } from "@/lib/platform/channel/channel";
import { roomTopic } from "../room";
import { guestOf } from "./present";
import { endGuest, findGuest, giveConsent, lockRoom } from "./queries";
import { AnswerGuest, Guest } from "./schema";

/** The patient's side agrees to a guest whom the doctor has invited, or does not. Kept with its time: who agreed is part of the record. */
export const answerGuest = command({
  name: "visit.answerGuest",
  input: AnswerGuest,
  output: Guest,
  load: ({ db }, { id }) => lockRoom(db, id),
  async run({ db, actor, now, afterCommit }, { id, guestId, agrees }, visit) {
    const { guest } = visit;
    if (guest?.id !== guestId) throw new AppError("not_found");
    if (!agrees) await endGuest(db, guestId, { endedAt: now, endedBy: actor.id, end: guest.consentAt ? "removed" : "declined" });
    else if (!guest.consentAt) await giveConsent(db, guestId, actor.id, now);
    afterCommit(() => publish(roomTopic(id), { type: "guest" }));
    return guestOf((await findGuest(db, guestId))!, visit, actor.id);
  },
  // As of an invitation: whoever agrees may also have invited.
  remember: (guest) => ({ ...guest, link: null }),
  auditNote: (guest, visit, { agrees }) => ({ resourceId: visit.id, patientId: visit.patientId, details: { guestId: guest.id, agrees } }),
});
