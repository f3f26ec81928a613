import type { Mover } from "../schema";
import { AppError, invalid, violates } from "@/lib/core/errors";
import type { CommandScope } from "@/lib/core/scope";
import { say } from "@/lib/core/words";
import { tellAttending, tellRoom } from "@/lib/domain/events/tell";
import { expireLapsed } from "@/lib/domain/payments/queries";
import { endWaits } from "@/lib/domain/waiting-list/queries";
import { encrypt } from "@/lib/platform/crypto/encrypt";
import { newId } from "@/lib/platform/ids";
import { bookingConflictsTotal } from "@/lib/platform/telemetry/figures";
import { type ConsultationRow, findConsultation, releaseSlot, updateConsultation } from "../queries";
import { findFreeUntil, findOffer, insertMove, isBusy, lockTarget, takeSlot, answerOffer, type Target } from "./queries";

type MoveScope = Pick<CommandScope, "db" | "now" | "emit" | "afterCommit">;

/** The account that moves a visit, and on which side. */
export interface MovedBy {
  side: Mover;
  accountId: string;
}

/** Refuses a visit that cannot be moved: only one that is booked and has not begun. */
export function checkMovable({ status, startsAt }: Pick<ConsultationRow, "status" | "startsAt">, now: Date): void {
  if (status !== "scheduled") throw new AppError("invalid_transition", say("refusals.move.notMovable", { status }), { extra: { allowed: [] } });
  if (startsAt <= now) throw new AppError("invalid_transition", say("refusals.move.timeHasCome"), { extra: { allowed: [] } });
}

/** The slot to move to, locked, if it is free for this visit. @param by whose kept time counts as free */
export async function findTarget({ db, now }: Pick<MoveScope, "db" | "now">, visit: ConsultationRow, slotId: string, { side, accountId }: MovedBy): Promise<Target> {
  if (slotId === visit.slotId) throw invalid("slotId", say("fields.move.same"));
  const target = await lockTarget(db, slotId, visit.patientId, now);
  if (!target) throw new AppError("not_found");
  if (target.startsAt <= now) throw invalid("slotId", say("fields.slot.passed"));
  if ((await expireLapsed(db, now, { limit: 5, at: { slotId, patientId: visit.patientId, startsAt: target.startsAt, endsAt: target.endsAt } })).length > 0) return findTarget({ db, now }, visit, slotId, { side, accountId });
  const offered = visit.moveOffer?.slotId === slotId;
  const isKeptForAnother = target.heldFor !== null && target.heldFor !== accountId && !(offered && target.heldFor === visit.bookedById);
  const isFree = target.status === "available" && !isKeptForAnother && (!target.outside || offered);
  if (!isFree) throw taken("refusals.move.taken");
  if (target.isTooLate && side === "patient" && !offered) throw invalid("slotId", say("fields.slot.tooLate"));
  if (target.modes && !target.modes.includes(visit.mode)) throw invalid("slotId", say("fields.mode.notOffered"));
  if (target.doctorId === visit.patientId) throw invalid("slotId", say("fields.move.self"));
  if (await isBusy(db, visit.patientId, visit.id, target)) throw taken("refusals.move.busy");
  const freeUntil = await findFreeUntil(db, visit.id);
  if (freeUntil && target.startsAt >= freeUntil) throw invalid("slotId", say("fields.move.freeEnds", { until: freeUntil.toISOString().slice(0, 10) }));
  return target;
}

/** Moves a visit that the caller has locked: the payment stays, the time of before is free at once, the move is kept. */
export async function applyMove(scope: MoveScope, visit: ConsultationRow, target: Target, { side, accountId }: MovedBy, reason: string | undefined): Promise<ConsultationRow> {
  const { db, now, emit, afterCommit } = scope;
  const { id } = visit;
  const moveId = newId();
  const offer = await findOffer(db, id);
  if (offer) await answerOffer(db, offer, { answer: "accepted", by: accountId, now });
  await takeSlot(db, target.id);
  await updateConsultation(db, id, { slotId: target.id, doctorId: target.doctorId, startsAt: target.startsAt, endsAt: target.endsAt, openMark: null }).catch(refused);
  await releaseSlot(db, visit.slotId);
  await endWaits(db, { patientId: visit.patientId, doctorId: target.doctorId, startsAt: target.startsAt, slotId: target.id, now });
  await insertMove(db, {
    id: moveId,
    consultationId: id,
    fromSlotId: visit.slotId,
    toSlotId: target.id,
    fromDoctorId: visit.doctorId,
    toDoctorId: target.doctorId,
    fromStartsAt: visit.startsAt,
    toStartsAt: target.startsAt,
    side,
    movedBy: accountId,
    reason: reason === undefined ? null : encrypt(reason, { column: "consultation_moves.reason", id: moveId }),
    movedAt: now,
  });
  emit("consultation.rescheduled", { consultationId: id, moveId, by: side });
  const moved = (await findConsultation(db, id))!;
  // A doctor who has it no longer must see it leave the day.
  if (moved.doctorId !== visit.doctorId) await tellAttending({ db, now, afterCommit }, { ...visit, carerIds: [] }, "visit");
  await tellRoom({ db, now, afterCommit }, moved, "visit");
  return moved;
}

/** The last line of defence, as at booking. */
function refused(error: unknown): never {
  const constraints = ["consultations_one_per_slot", "consultations_doctor_no_overlap", "consultations_patient_no_overlap"];
  if (constraints.some((name) => violates(error, name))) throw taken("refusals.move.taken");
  throw error;
}

function taken(why: "refusals.move.taken" | "refusals.move.busy"): AppError {
  bookingConflictsTotal.inc();
  return new AppError("slot_taken", say(why), { extra: { alternatives: [] } });
}
