import { AppError, invalid } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { tellRoom } from "@/lib/domain/events/tell";
import { Reader } from "@/lib/domain/records/reader";
import { encrypt } from "@/lib/platform/crypto/encrypt";
import { newId } from "@/lib/platform/ids";
import { consultationOf } from "../present";
import { findConsultation, lockConsultation } from "../queries";
import { Consultation } from "../schema";
import { applyMove, checkMovable, findTarget } from "./apply";
import { keptUntil, mayStillMove, MOVE_UNTIL_HOURS } from "./move";
import { insertOffer, keepSlot } from "./queries";
import { Reschedule } from "./schema";

/**
 * Moves a consultation to another time. The patient's side moves it at once, until shortly before its start, or later if the doctor has
 * asked to move it. The doctor offers a time, which is kept for the patient, and the visit stays until the patient accepts. An
 * administrator moves it, to another doctor too if a reason is given.
 */
export const rescheduleConsultation = command({
  name: "consultation.reschedule",
  input: Reschedule,
  output: Consultation,
  load: ({ db }, { id }) => lockConsultation(db, id),
  async run(scope, { id, slotId, reason, version }, visit) {
    const { db, actor, now, emit } = scope;
    checkMovable(visit, now);
    if (version !== undefined && version !== visit.version) throw new AppError("edit_conflict", say("refusals.consultation.changed"));
    if (actor.role === "patient" && !visit.moveOffer && !mayStillMove(visit.startsAt, now)) {
      throw new AppError("invalid_transition", say("refusals.move.tooLate", { hours: MOVE_UNTIL_HOURS }), { extra: { allowed: [] } });
    }
    const by = { side: actor.role, accountId: actor.id };
    const target = await findTarget(scope, visit, slotId, by);
    if (target.doctorId !== visit.doctorId) {
      if (actor.role !== "admin") throw invalid("slotId", say("fields.move.otherDoctor"));
      if (reason === undefined) throw invalid("reason", say("fields.move.reason"));
    }
    if (actor.role !== "doctor") return consultationOf(await applyMove(scope, visit, target, by, reason), Reader.ofAnswer(actor));

    const offerId = newId();
    await insertOffer(db, { id: offerId, consultationId: id, slotId, reason: reason === undefined ? null : encrypt(reason, { column: "move_offers.reason", id: offerId }), offeredBy: actor.id, offeredAt: now });
    await keepSlot(db, slotId, visit.bookedById, keptUntil(target.startsAt, now));
    emit("consultation.moveOffered", { consultationId: id, offerId });
    await tellRoom(scope, visit, "visit");
    return consultationOf((await findConsultation(db, id))!, Reader.ofAnswer(actor));
  },
  auditNote: (_, before, { slotId }) => ({ patientId: before.patientId, details: { fromSlotId: before.slotId, slotId } }),
});
