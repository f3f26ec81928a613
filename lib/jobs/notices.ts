import type { Events, Topic } from "@/lib/core/events";
import type { Context } from "@/lib/core/scope";
import { readMoveNotice } from "@/lib/domain/consultations/reschedule/read-notice";
import type { Kind } from "@/lib/domain/notifications/kinds";
import { readPatientNotice } from "@/lib/domain/patients/read-notice";
import { readReviewAuthor } from "@/lib/domain/reviews/read-author";
import { readOfferNotice } from "@/lib/domain/waiting-list/read-notice";
import { readConsultationNotice } from "./readers";
import { isStillDue } from "./reminder";
import type { Messages } from "@/messages/languages";

/** A notification before it is written: who is told, and by which words. */
export interface Notice {
  accountId: string;
  notice: keyof Messages["notifications"]["notices"];
  consultationId?: string;
  /** What else it leads to. */
  subjectId?: string;
}

interface Row<T extends Topic> {
  /** What its readers can switch on and off it by, in the app and by mail. */
  kind: Kind;
  /** The people that are told, and what they are told. */
  tell: (context: Context, payload: Events[T], now: Date) => Promise<Notice[]>;
}

const nobody = async (): Promise<Notice[]> => [];

/** What each event is about, and who is told of it in the app. A topic without a row does not compile. The words are in messages/en.json under `notifications.notices`. */
export const notices: { readonly [T in Topic]: Row<T> } = {
  "consultation.booked": { kind: "visits", tell: (context, { consultationId }) => sides(context, consultationId, { patient: "bookedPatient", doctor: "bookedDoctor" }, ({ status }) => status === "scheduled") },
  "consultation.cancelled": {
    kind: "visits",
    tell: (context, { consultationId, by, unpaid }) => sides(context, consultationId, { patient: by === "patient" ? undefined : "cancelledPatient", doctor: by === "doctor" || unpaid ? undefined : "cancelledDoctor" }),
  },
  "consultation.reminderDue": {
    kind: "reminders",
    tell: (context, payload, now) => sides(context, payload.consultationId, { patient: "reminderPatient", doctor: "reminderDoctor" }, (visit) => isStillDue(visit, payload, now)),
  },
  "consultation.clockChanged": { kind: "visits", tell: async (_, { consultationId, accountId }) => [{ accountId, notice: "clockChanged", consultationId }] },
  "consultation.rescheduled": {
    kind: "visits",
    tell: async (context, { consultationId, moveId, by }) => {
      const [told, move] = [await sides(context, consultationId, { patient: by === "patient" ? undefined : "movedPatient", doctor: by === "doctor" ? undefined : "movedDoctor" }), await readMoveNotice(context, { id: moveId })];
      // The visit itself is not the former doctor's to read any more.
      return move && move.fromDoctorId !== move.toDoctorId ? [...told, { accountId: move.fromDoctorId, notice: "movedAwayDoctor" }] : told;
    },
  },
  "consultation.moveOffered": { kind: "visits", tell: (context, { consultationId }) => sides(context, consultationId, { patient: "moveOfferedPatient" }, ({ status }) => status === "scheduled") },
  "consultation.moveDeclined": { kind: "visits", tell: (context, { consultationId }) => sides(context, consultationId, { doctor: "moveDeclinedDoctor" }) },
  "consultation.missed": {
    kind: "visits",
    tell: (context, { consultationId }) => sides(context, consultationId, { patient: "missedPatient", doctor: "missedDoctor" }, ({ status }) => status === "no_show"),
  },
  "payment.cameTooLate": { kind: "payments", tell: (context, { consultationId }) => sides(context, consultationId, { patient: "paidTooLate" }) },
  "payment.visitNotPossible": { kind: "payments", tell: (context, { consultationId }) => sides(context, consultationId, { patient: "visitNotPossible" }) },
  "payment.refunded": { kind: "payments", tell: (context, { consultationId }) => sides(context, consultationId, { patient: "refunded" }) },
  "visit.contestDecided": { kind: "visits", tell: (context, { consultationId }) => sides(context, consultationId, { patient: "decidedPatient", doctor: "decidedDoctor" }) },
  "waitingList.offered": {
    kind: "waitingList",
    tell: async (context, { offerId }) => {
      const offer = await readOfferNotice(context, { id: offerId });
      return offer ? [{ accountId: offer.accountId, notice: "waitingListOffered" }] : [];
    },
  },
  "review.rejected": {
    kind: "visits",
    tell: async (context, { reviewId }) => {
      const author = await readReviewAuthor(context, { id: reviewId });
      return author ? [{ ...author, notice: "reviewRejected" }] : [];
    },
  },
  "prescription.signed": { kind: "prescriptions", tell: (context, { consultationId, prescriptionId }) => sides(context, consultationId, { patient: "prescriptionSigned" }, undefined, prescriptionId) },
  "prescription.revoked": { kind: "prescriptions", tell: (context, { consultationId, prescriptionId }) => sides(context, consultationId, { patient: "prescriptionRevoked" }, undefined, prescriptionId) },
  "prescription.dispensed": { kind: "prescriptions", tell: (context, { consultationId, prescriptionId }) => sides(context, consultationId, { patient: "prescriptionDispensed" }, undefined, prescriptionId) },
  "account.registered": { kind: "account", tell: nobody },
  "account.verificationRequested": { kind: "account", tell: nobody },
  "account.passwordResetRequested": { kind: "account", tell: nobody },
  "account.passwordChanged": { kind: "account", tell: async (_, { userId }) => [{ accountId: userId, notice: "passwordChanged" }] },
  "account.mfaEnabled": { kind: "account", tell: async (_, { userId }) => [{ accountId: userId, notice: "mfaEnabled" }] },
  "account.mfaDisabled": { kind: "account", tell: async (_, { userId }) => [{ accountId: userId, notice: "mfaDisabled" }] },
  "account.recoveryCodesRenewed": { kind: "account", tell: async (_, { userId }) => [{ accountId: userId, notice: "recoveryCodesRenewed" }] },
  "account.mfaResetRequested": { kind: "account", tell: async (_, { userId }) => [{ accountId: userId, notice: "mfaResetRequested" }] },
  "account.mfaReset": { kind: "account", tell: async (_, { userId }) => [{ accountId: userId, notice: "mfaReset" }] },
  "account.adminCreated": { kind: "account", tell: nobody },
  "doctor.verified": { kind: "account", tell: async (_, { doctorId }) => [{ accountId: doctorId, notice: "doctorVerified" }] },
  "doctor.rejected": { kind: "account", tell: async (_, { doctorId }) => [{ accountId: doctorId, notice: "doctorRejected" }] },
  // The reader of an invitation may have no account; the mail has the link.
  "patient.invited": { kind: "account", tell: nobody },
  "patient.careBegan": { kind: "people", tell: async (context, { patientId, accountId }) => (await carersOf(context, patientId)).filter((id) => id !== accountId).map((id) => ({ accountId: id, notice: "careBegan", subjectId: patientId })) },
  "patient.careEnded": { kind: "people", tell: async (_, { accountId }) => [{ accountId, notice: "careEnded" }] },
  "record.emergencyAccessOpened": { kind: "account", tell: async (context, { patientId }) => (await carersOf(context, patientId)).map((id) => ({ accountId: id, notice: "emergencyAccess", subjectId: patientId })) },
};

type Visit = NonNullable<Awaited<ReturnType<typeof readConsultationNotice>>>;

/** The same to all who act for the patient of a visit, and something else to its doctor. */
async function sides(
  context: Context,
  consultationId: string,
  { patient, doctor }: { patient?: Notice["notice"]; doctor?: Notice["notice"] },
  isRight: (visit: Visit) => boolean = () => true,
  subjectId?: string,
): Promise<Notice[]> {
  const visit = await readConsultationNotice(context, consultationId);
  if (!visit || !isRight(visit)) return [];
  const toPatient = patient ? visit.recipientIds.map((accountId) => ({ accountId, notice: patient, consultationId, subjectId })) : [];
  return [...toPatient, ...(doctor ? [{ accountId: visit.doctorId, notice: doctor, consultationId }] : [])];
}

const carersOf = async (context: Context, patientId: string) => (await readPatientNotice(context, { id: patientId })).carerIds;
