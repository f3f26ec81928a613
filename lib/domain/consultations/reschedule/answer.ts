import { AppError, invalid } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { tellRoom } from "@/lib/domain/events/tell";
import { Reader } from "@/lib/domain/records/reader";
import { consultationOf } from "../present";
import { findConsultation, lockConsultation } from "../queries";
import { Consultation } from "../schema";
import { applyMove, checkMovable, findTarget } from "./apply";
import { answerOffer } from "./queries";
import { AnswerMove } from "./schema";

/** Accepts the doctor's offer to move a visit, which then moves, or declines it: then the visit stays as it is. `invalid_transition` if there is no open offer. */
export const answerMove = command({
  name: "consultation.answerMove",
  input: AnswerMove,
  output: Consultation,
  load: ({ db }, { id }) => lockConsultation(db, id),
  async run(scope, { id, accept, slotId }, visit) {
    const { db, actor, now, emit } = scope;
    const offer = visit.moveOffer;
    if (!offer) throw new AppError("invalid_transition", say("refusals.move.noOffer"), { extra: { allowed: [] } });
    if (!accept) {
      await answerOffer(db, { ...offer, consultationId: id }, { answer: "declined", by: actor.id, now });
      emit("consultation.moveDeclined", { consultationId: id, offerId: offer.id });
      await tellRoom(scope, visit, "visit");
      return consultationOf((await findConsultation(db, id))!, Reader.ofAnswer(actor));
    }
    checkMovable(visit, now);
    const wanted = offer.slotId ?? slotId;
    if (wanted === undefined) throw invalid("slotId", say("fields.move.chooseTime"));
    const by = { side: "patient" as const, accountId: actor.id };
    const target = await findTarget(scope, visit, wanted, by);
    if (target.doctorId !== visit.doctorId) throw invalid("slotId", say("fields.move.otherDoctor"));
    return consultationOf(await applyMove(scope, visit, target, by, undefined), Reader.ofAnswer(actor));
  },
  auditNote: ({ slotId }, before, { accept }) => ({ patientId: before.patientId, details: { accept, slotId } }),
});
