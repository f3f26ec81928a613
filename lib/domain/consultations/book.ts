import type { z } from "zod";
import type { Person } from "@/lib/core/actor";
import { localDate } from "@/lib/clock/local-day";
import { AppError, invalid, violates } from "@/lib/core/errors";
import type { CommandScope } from "@/lib/core/scope";
import { command } from "@/lib/core/use-case";
import { say, type Words } from "@/lib/core/words";
import { type Adult, adultOf, isMinorOn } from "@/lib/domain/patients/patient";
import { encrypt } from "@/lib/platform/crypto/encrypt";
import { env } from "@/lib/platform/config/env";
import { newId } from "@/lib/platform/ids";
import { bookingConflictsTotal, bookingsTotal } from "@/lib/platform/telemetry/figures";
import { amountChanged } from "./amount-changed";
import { claimSlot, findAlternatives, findOfferLockingPatient, type Offer } from "./booking-queries";
import { hasPlace } from "./follow-ups/queries";
import { patientOf } from "./present";
import { type Alternative, BookConsultation, Consultation, type Mode } from "./schema";

/**
 * Books a free slot for the calling account's own patient, or for another whom it cares for. Where a fee is paid online, the slot is held for PAYMENT_HOLD_SECONDS and the
 * consultation waits as `pending_payment`; otherwise it is `scheduled` at once. A visit that its doctor has offered without a fee is used, and takes one of those offered; if the last one is used by another booking meanwhile, nothing is booked. `slot_taken` contains up to five free times near the one asked for.
 */
export const bookConsultation = command({
  name: "consultation.book",
  input: BookConsultation,
  output: Consultation,
  load: ({ db, actor, now }, { slotId, patientId }) => findOfferLockingPatient(db, slotId, patientId ?? actor.id, actor.id, now),
  async run(scope, { slotId, complaint, mode, seenFee, accompaniedBy }, offer) {
    const { db, actor, now, emit, afterCommit } = scope;
    if (offer.startsAt <= now) throw invalid("slotId", say("fields.slot.passed"));
    if (!isOnOffer(offer, now)) throw await taken(scope, offer, mode);
    if (offer.isTooLate) throw invalid("slotId", say("fields.slot.tooLate"));
    if (offer.modes && !offer.modes.includes(mode)) throw invalid("mode", say("fields.mode.notOffered"));

    const { doctorId, windowId } = offer;
    const feeAmount = windowId ? 0 : offer.feeAmount;
    const feeReason = windowId ? "free_follow_up" : null;
    if (seenFee && seenFee.amount !== feeAmount) throw amountChanged("fee", seenFee.amount, feeAmount);
    const adult = adultAt(offer, accompaniedBy);
    const id = newId();
    const { patientId } = offer;
    const encryptedComplaint = encrypt(complaint, { column: "consultations.complaint", id });
    const { PAYMENTS, PAYMENT_HOLD_SECONDS } = env();
    const provider = PAYMENTS === "none" || feeAmount === 0 ? null : PAYMENTS;
    const holdEndsAt = provider && new Date(now.getTime() + PAYMENT_HOLD_SECONDS * 1000);
    const claim = { id, paymentId: newId(), slotId, doctorId, patientId, accountId: actor.id, adultName: adult?.name ?? null, adultRelation: adult?.relation ?? null, mode, complaint: encryptedComplaint, feeAmount, feeReason, windowId, provider, holdEndsAt, now } as const;
    const booked = await claimSlot(db, claim).catch(refused);
    if (!booked) throw (await freeVisitGone(scope, offer)) ?? (await taken(scope, offer, mode));

    // Nobody is told of a visit before it is paid.
    if (!provider) emit("consultation.booked", { consultationId: id });
    afterCommit(() => bookingsTotal.inc());
    const consultation: Consultation = {
      id,
      status: provider ? "pending_payment" : "scheduled",
      slotId,
      doctor: { id: doctorId, name: offer.doctorName },
      patient: patientOf(offer),
      bookedBy: { id: actor.id, name: offer.bookerName },
      accompaniedBy: adult ?? null,
      startsAt: offer.startsAt,
      endsAt: offer.endsAt,
      mode,
      fee: { amount: feeAmount, currency: "INR" },
      feeReason,
      followUp: booked.followUp,
      payment: { status: windowId ? "void" : "pending" },
      holdEndsAt,
      withheld: false,
      emergencyAccess: null,
      complaint,
      notes: null,
      diagnosis: null,
      advice: null,
      consentAt: now,
      startedAt: null,
      completedAt: null,
      cancelledAt: null,
      cancelReason: null,
      noShowBy: null,
      closedBy: null,
      closedAt: null,
      closeReason: null,
      openMark: null,
      completionReason: null,
      modeSwitches: [],
      version: 1,
      createdAt: now,
    };
    return consultation;
  },
  auditNote: ({ id, patient, slotId, feeReason }) => ({ resourceId: id, patientId: patient.id, details: { slotId, ...(feeReason && { feeReason }) } }),
});

/** Whether a slot can be asked for: free, or held for a payment that did not come in time. */
const isOnOffer = ({ status, heldUntil }: Offer, now: Date) => status === "available" || (status === "held" && heldUntil !== null && heldUntil <= now);

/** The adult at a minor's visit: the one who was named, else the account that books; none for an adult patient. Throws `invalid_input` if a name is needed. */
function adultAt({ patientBirth, bookerName, bookerBirth, relation, startsAt, timeZone }: Offer, named: Adult | undefined): Adult | null {
  const date = localDate(startsAt, timeZone);
  if (patientBirth === null) return named ?? null;
  if (!isMinorOn(date, patientBirth)) return null;
  const adult = named ?? adultOf({ name: bookerName, birth: bookerBirth, relation }, date);
  if (!adult) throw invalid("accompaniedBy", say("fields.accompaniedBy.needed"));
  return adult;
}

/** The refusal of a booking whose free visit another booking has used since: it is never charged instead. Undefined if that was not the reason. */
async function freeVisitGone({ db }: CommandScope<Person>, { windowId, feeAmount }: Offer): Promise<AppError | undefined> {
  return windowId && !(await hasPlace(db, windowId)) ? amountChanged("fee", 0, feeAmount) : undefined;
}

async function taken({ db, actor, now }: CommandScope<Person>, offer: Offer, mode: Mode): Promise<AppError> {
  const { busy, near } = await findAlternatives(db, offer, offer.patientId, mode, now);
  const detail = busy
    ? offer.patientId === actor.id
      ? say("refusals.booking.busy")
      : say("refusals.booking.patientBusy", { name: offer.patientName })
    : say("refusals.booking.taken");
  const wire = near.map((slot) => ({ ...slot, startsAt: slot.startsAt.toISOString(), endsAt: slot.endsAt.toISOString() }));
  return conflict(detail, wire);
}

/** The last line of defence: if `claimSlot` misses a conflict, a constraint of the database refuses the booking. */
function refused(error: unknown): never {
  const constraints = ["consultations_one_per_slot", "consultations_doctor_no_overlap", "consultations_patient_no_overlap"];
  if (constraints.some((name) => violates(error, name))) {
    throw conflict(say("refusals.booking.notFree"), []);
  }
  throw error;
}

function conflict(detail: Words, alternatives: z.input<typeof Alternative>[]): AppError {
  bookingConflictsTotal.inc();
  return new AppError("slot_taken", detail, { extra: { alternatives } });
}
