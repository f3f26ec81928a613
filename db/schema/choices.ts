/*
 * The values that columns take, each list once: for the database's types, for the schemas of the wire and for screens. Pure, so
 * that schemas which the browser loads may import it. The database checks the same values (drizzle/*.sql).
 */

export const roles = ["patient", "doctor", "admin"] as const;
export const accountStatuses = ["active", "suspended"] as const;
export const genders = ["female", "male", "other", "undisclosed"] as const;
/** Which door a session was opened through. */
export const doors = ["web", "api"] as const;
/** How a session was proved. */
export const strengths = ["password", "mfa"] as const;
export const linkPurposes = ["verify_email", "reset_password"] as const;
export const mfaResetStatuses = ["open", "approved", "refused", "expired"] as const;

/** What a partner's API key can open; a key has one or more of them. The policy says which permissions each opens. */
export const apiScopes = ["doctors:read", "availability:read", "prescriptions:verify", "prescriptions:dispense"] as const;

export const doctorStatuses = ["pending", "verified", "rejected"] as const;
export const slotStatuses = ["available", "held", "booked", "blocked"] as const;
export const consultationStatuses = ["pending_payment", "scheduled", "in_progress", "completed", "cancelled", "no_show", "expired"] as const;
export const modes = ["video", "audio", "text"] as const;
export const paymentStatuses = ["pending", "paid", "failed", "refund_due", "refunded", "void"] as const;
/** The providers of online payments. A payment without one is settled with the practice. */
export const paymentProviders = ["simulated", "razorpay"] as const;
/** Why somebody has to look at a payment: another amount or currency than was asked for, paid a second time, or a refund that the provider refuses. */
export const paymentAlarms = ["amount", "currency", "twice", "refund"] as const;
/** What the provider says about one charge of an order. */
export const chargeStates = ["authorized", "captured", "failed"] as const;
/** How the news about a charge came: told by a webhook, asked for, or from the simulated provider. */
export const chargeSources = ["webhook", "poll", "simulated"] as const;
/** Why money is given back. The names are the rows of the table in lib/domain/consultations/refund.ts; `second_charge` is for one that was paid twice. */
export const refundRules = ["by_patient_early", "by_patient_late", "by_patient_asked", "by_doctor", "by_admin", "no_show_patient", "no_show_doctor", "no_show_both", "paid_late", "not_possible", "second_charge"] as const;
export const prescriptionStatuses = ["draft", "signed", "superseded", "revoked"] as const;
export const auditOutcomes = ["success", "denied"] as const;
/** What a patient is to the account that cares for them: "a child of mine". `self` is the account's own patient. */
export const relations = ["self", "child", "parent", "spouse", "sibling", "other"] as const;
/** What the adult who is present at a minor's visit is to the minor. */
export const adultRelations = ["parent", "grandparent", "sibling", "guardian", "other"] as const;
/** What an invitation offers: to care for a patient too, or to take over one's own record. */
export const invitationKinds = ["care", "own_account"] as const;
/** Whose place somebody takes in a room. */
export const roomRoles = ["patient", "doctor"] as const;
/** Who did not come to a visit. */
export const noShowParties = ["patient", "doctor", "both"] as const;
/** The kinds of those that close a visit, other than by cancelling it. */
export const closers = ["doctor", "system", "admin"] as const;
/**
 * Why a visit was closed as it was: who did not come, `not_closed` if the two met and nobody closed it, `decided` if an administrator
 * corrected it.
 */
export const closeReasons = ["patient_absent", "doctor_absent", "nobody_came", "not_closed", "decided"] as const;
/** Why the product left a visit open for its doctor: what it knows does not decide. */
export const openMarks = ["short_wait", "not_together", "written", "before_evidence"] as const;
/** How a doctor's day runs, in the doctor's own words: late by some minutes, or paused. On time has no row. */
export const delayKinds = ["late", "pause"] as const;
/** What became of a review. Only a published one is shown and counts in the doctor's average. */
export const reviewStatuses = ["pending", "published", "rejected"] as const;
export const contestStatuses = ["open", "upheld", "changed"] as const;
/** Who can stay in a room: the two of a visit, and one guest. */
export const seatRoles = [...roomRoles, "guest"] as const;
/** How a guest's part in a visit ended: the patient did not agree, or one of the two removed them or took the link back. */
export const guestEnds = ["declined", "removed"] as const;
/** How a stay in a room ended. */
export const stayEnds = ["left", "lost", "replaced"] as const;
/** What a doctor confirms about a visit: who the patient is, the adult beside a minor, explicit consent, that it is about the same condition as the last visit. */
export const checkKinds = ["identity", "adult", "consent", "condition"] as const;
/** Who or what caused a switch of mode: one of the two, or the network, by measurement. */
export const switchCauses = ["patient", "doctor", "network"] as const;
/** What an account's stream of events tells about: a visit changed, somebody came into its room or left, a message came, they meet in another mode, or something else is new. */
export const eventKinds = ["visit", "room", "message", "mode", "notice"] as const;
/** Why a visit has another fee than its doctor's. */
export const feeReasons = ["free_follow_up"] as const;
/** Where a file of a visit stands: with what the patient told before, or in the conversation. */
export const attachmentPlaces = ["intake", "conversation"] as const;
export const attachmentTypes = ["application/pdf", "image/jpeg", "image/png"] as const;
/** What notifications are about. Each kind can be switched off by channel, except those about the account itself. */
export const notificationKinds = ["visits", "reminders", "payments", "waitingList", "prescriptions", "people", "account"] as const;
export const notificationChannels = ["app", "email", "sms"] as const;
/** Who made a slot: the doctor by hand, or the product from the doctor's weekly hours. */
export const slotSources = ["hand", "schedule"] as const;
/** What an exception of the weekly hours does: the doctor is away, or offers more. */
export const exceptionKinds = ["leave", "extra"] as const;
/** What happens to booked visits that an exception hits, unless the doctor says otherwise for one of them. */
export const affectedChoices = ["offer", "cancel"] as const;
/** The side that moved a visit to another time. */
export const movers = ["patient", "doctor", "admin"] as const;
/** What became of a doctor's offer to move a visit; `void` if the visit was moved or cancelled by other means. */
export const offerAnswers = ["accepted", "declined", "void"] as const;
/** What became of somebody's place on a waiting list: `over` if its dates have passed, or if its account no longer cared for the patient. */
export const waitingStates = ["waiting", "booked", "left", "over"] as const;
