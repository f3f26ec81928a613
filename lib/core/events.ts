/**
 * The events of the product, delivered after a commit: each topic with its payload. Payloads hold ids, never health data.
 * Every topic has a row in lib/jobs/mails.ts and in lib/jobs/notices.ts; a topic without one, or with a typing mistake in its name, does not compile.
 */
export interface Events {
  "account.registered": { userId: string; linkId: string };
  "account.verificationRequested": { userId: string; linkId: string };
  "account.passwordResetRequested": { linkId: string };
  "account.passwordChanged": { userId: string };
  "account.mfaEnabled": { userId: string };
  "account.mfaDisabled": { userId: string };
  "account.recoveryCodesRenewed": { userId: string };
  "account.mfaResetRequested": { userId: string };
  "account.mfaReset": { userId: string };
  "account.adminCreated": { userId: string };
  "doctor.verified": { doctorId: string };
  "doctor.rejected": { doctorId: string };
  "patient.invited": { invitationId: string };
  "patient.careBegan": { patientId: string; accountId: string };
  "patient.careEnded": { patientId: string; accountId: string };
  "consultation.booked": { consultationId: string };
  /** `unpaid` if it was never paid for: its doctor was not told of it before. */
  "consultation.cancelled": { consultationId: string; by: "patient" | "doctor" | "admin" | "system"; unpaid?: true };
  /** Money came for a visit that can no longer be had; it is given back. */
  "payment.cameTooLate": { consultationId: string };
  /** Money came in time for a visit that cannot take place; it is given back. */
  "payment.visitNotPossible": { consultationId: string };
  "payment.refunded": { consultationId: string };
  /** A visit is near. `startsAt` is the time that was reminded of: a visit that was moved since gets a reminder of its own. */
  "consultation.reminderDue": { consultationId: string; startsAt: string; minutesBefore: number };
  /** The rules of a zone have changed, and with them the local time of a visit for one of its readers. Its instant is as it was. */
  "consultation.clockChanged": { consultationId: string; accountId: string };
  /** A visit was moved to another time or another doctor. */
  "consultation.rescheduled": { consultationId: string; moveId: string; by: "patient" | "doctor" | "admin" };
  /** A doctor offers to move a visit. */
  "consultation.moveOffered": { consultationId: string; offerId: string };
  /** The patient's side does not want to move it: the visit stays as it is. */
  "consultation.moveDeclined": { consultationId: string; offerId: string };
  /** Somebody did not come to a visit. */
  "consultation.missed": { consultationId: string };
  /** An administrator decided about an objection to what a visit was closed as. */
  "visit.contestDecided": { contestId: string; consultationId: string };
  /** A free time is kept for an account that waits for a doctor. */
  "waitingList.offered": { offerId: string };
  /** An administrator does not publish what somebody wrote about a visit. */
  "review.rejected": { reviewId: string };
  "prescription.signed": { prescriptionId: string; consultationId: string };
  "prescription.revoked": { prescriptionId: string; consultationId: string };
  /** A pharmacy recorded what it dispensed. */
  "prescription.dispensed": { prescriptionId: string; consultationId: string };
  "record.emergencyAccessOpened": { accessId: string; patientId: string };
}

export type Topic = keyof Events;

/** An event that is about to be written to the outbox. */
export type OutboxEvent = { [T in Topic]: { topic: T; payload: Events[T] } }[Topic];
