import { approveMfaReset } from "@/lib/domain/accounts/mfa-reset/approve";
import { changePassword } from "@/lib/domain/accounts/password/change";
import { disableMfa } from "@/lib/domain/accounts/mfa/disable";
import { enableMfa } from "@/lib/domain/accounts/mfa/enable";
import { finishSignIn } from "@/lib/domain/accounts/sign-in/finish";
import { listMfaResets } from "@/lib/domain/accounts/mfa-reset/list";
import { listSessions } from "@/lib/domain/accounts/sessions/list";
import { readMfa } from "@/lib/domain/accounts/mfa/read";
import { readOwnSession } from "@/lib/domain/accounts/sessions/read-own";
import { readProfile } from "@/lib/domain/accounts/profile/read";
import { refresh } from "@/lib/domain/accounts/sessions/refresh";
import { refuseMfaReset } from "@/lib/domain/accounts/mfa-reset/refuse";
import { register } from "@/lib/domain/accounts/registration/register";
import { renewRecoveryCodes } from "@/lib/domain/accounts/mfa/renew-recovery-codes";
import { requestMfaReset } from "@/lib/domain/accounts/mfa-reset/request";
import { requestPasswordReset } from "@/lib/domain/accounts/password/request-reset";
import { resendVerification } from "@/lib/domain/accounts/registration/resend-verification";
import { resetPassword } from "@/lib/domain/accounts/password/reset";
import { revokeOtherSessions } from "@/lib/domain/accounts/sessions/revoke-others";
import { revokeSession } from "@/lib/domain/accounts/sessions/revoke";
import { setUpMfa } from "@/lib/domain/accounts/mfa/set-up";
import { signIn } from "@/lib/domain/accounts/sign-in/sign-in";
import { signOut } from "@/lib/domain/accounts/sessions/sign-out";
import { updateProfile } from "@/lib/domain/accounts/profile/update";
import { verifyEmail } from "@/lib/domain/accounts/registration/verify-email";
import { createApiKey } from "@/lib/domain/api-keys/create";
import { listApiKeys } from "@/lib/domain/api-keys/list";
import { readOwnApiKey } from "@/lib/domain/api-keys/read-own";
import { revokeApiKey } from "@/lib/domain/api-keys/revoke";
import { readConsultationTrends } from "@/lib/domain/analytics/read-consultation-trends";
import { readDashboard } from "@/lib/domain/analytics/read-dashboard";
import { readRevenueTrends } from "@/lib/domain/analytics/read-revenue-trends";
import { readTopDoctors } from "@/lib/domain/analytics/read-top-doctors";
import { endEmergencyAccess } from "@/lib/domain/records/emergency/end";
import { exportAuditLogs } from "@/lib/domain/audit/export";
import { listAuditLogs } from "@/lib/domain/audit/list";
import { listEmergencyAccess } from "@/lib/domain/records/emergency/list";
import { openEmergencyAccess } from "@/lib/domain/records/emergency/open";
import { listRecordAccess } from "@/lib/domain/records/list-accesses";
import { readAuditState } from "@/lib/domain/audit/seals/read-state";
import { makeCalendarAddress } from "@/lib/domain/calendar/make";
import { readCalendarFeed } from "@/lib/domain/calendar/read-feed";
import { readCalendarAddress } from "@/lib/domain/calendar/read-own";
import { revokeCalendarAddress } from "@/lib/domain/calendar/revoke";
import { listDeadLetters } from "@/lib/domain/dead-letters/list";
import { retryDeadLetter } from "@/lib/domain/dead-letters/retry";
import { listNotifications } from "@/lib/domain/notifications/list";
import { markNotification } from "@/lib/domain/notifications/mark";
import { markAllNotifications } from "@/lib/domain/notifications/mark-all";
import { readNotificationPreferences } from "@/lib/domain/notifications/read-preferences";
import { setNotificationPreferences } from "@/lib/domain/notifications/set-preferences";
import { listenToEvents } from "@/lib/domain/events/listen";
import { createSlots } from "@/lib/domain/availability/create";
import { deleteSlot } from "@/lib/domain/availability/delete";
import { listFreeSlots } from "@/lib/domain/availability/free";
import { listSlots } from "@/lib/domain/availability/list";
import { addException } from "@/lib/domain/availability/schedule/add-exception";
import { askImpact } from "@/lib/domain/availability/schedule/ask-impact";
import { listExceptions } from "@/lib/domain/availability/schedule/list-exceptions";
import { readSchedule } from "@/lib/domain/availability/schedule/read";
import { removeException } from "@/lib/domain/availability/schedule/remove-exception";
import { saveSchedule } from "@/lib/domain/availability/schedule/save";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { cancelConsultation } from "@/lib/domain/consultations/cancel";
import { checkVisit } from "@/lib/domain/consultations/checks/check";
import { listFollowUps } from "@/lib/domain/consultations/follow-ups/list";
import { offerFollowUp } from "@/lib/domain/consultations/follow-ups/offer";
import { agreePhone } from "@/lib/domain/consultations/phone/agree";
import { readPhone } from "@/lib/domain/consultations/phone/read";
import { readIntake } from "@/lib/domain/consultations/intake/read";
import { writeIntake } from "@/lib/domain/consultations/intake/write";
import { listConsultations } from "@/lib/domain/consultations/list";
import { addAddendum } from "@/lib/domain/consultations/notes/add-addendum";
import { listVersionsOfNotes } from "@/lib/domain/consultations/notes/list-versions";
import { readNotes } from "@/lib/domain/consultations/notes/read";
import { writeNotes } from "@/lib/domain/consultations/notes/write";
import { readRefund } from "@/lib/domain/consultations/read-refund";
import { readConsultation } from "@/lib/domain/consultations/read";
import { answerMove } from "@/lib/domain/consultations/reschedule/answer";
import { rescheduleConsultation } from "@/lib/domain/consultations/reschedule/reschedule";
import { updateConsultation } from "@/lib/domain/consultations/update";
import { createDoctor } from "@/lib/domain/doctors/create";
import { listVerificationQueue } from "@/lib/domain/doctors/list-queue";
import { readDoctor } from "@/lib/domain/doctors/read";
import { readOwnDoctor } from "@/lib/domain/doctors/read-own";
import { searchDoctors } from "@/lib/domain/doctors/search";
import { updateDoctor } from "@/lib/domain/doctors/update";
import { verifyDoctor } from "@/lib/domain/doctors/verify";
import { takeOver } from "@/lib/domain/accounts/registration/take-over";
import { endCare } from "@/lib/domain/patients/carers/end";
import { listCarers } from "@/lib/domain/patients/carers/list";
import { createPatient } from "@/lib/domain/patients/create";
import { acceptCare } from "@/lib/domain/patients/invitations/accept-care";
import { invite } from "@/lib/domain/patients/invitations/invite";
import { readInvitation } from "@/lib/domain/patients/invitations/read";
import { withdrawInvitation } from "@/lib/domain/patients/invitations/withdraw";
import { listPatients } from "@/lib/domain/patients/list";
import { readPatient } from "@/lib/domain/patients/read";
import { updatePatient } from "@/lib/domain/patients/update";
import { beginPayment } from "@/lib/domain/payments/begin";
import { receiveNews } from "@/lib/domain/payments/charges/receive";
import { extendPaymentHold } from "@/lib/domain/payments/extend";
import { listPayments } from "@/lib/domain/payments/list";
import { printReceipt } from "@/lib/domain/payments/receipt/print";
import { readPayment } from "@/lib/domain/payments/read";
import { simulatePayment } from "@/lib/domain/payments/simulated/simulate";
import { dispensePrescription } from "@/lib/domain/prescriptions/dispensing/dispense";
import { listPrescriptions } from "@/lib/domain/prescriptions/list";
import { printPrescription } from "@/lib/domain/prescriptions/paper/print";
import { readPrescription } from "@/lib/domain/prescriptions/read";
import { revokePrescription } from "@/lib/domain/prescriptions/revoke";
import { rewritePrescription } from "@/lib/domain/prescriptions/rewrite";
import { listSigningKeys } from "@/lib/domain/prescriptions/signature/list-keys";
import { readSigned } from "@/lib/domain/prescriptions/signature/read-signed";
import { signPrescription } from "@/lib/domain/prescriptions/sign";
import { verifyPrescription } from "@/lib/domain/prescriptions/verify";
import { writePrescription } from "@/lib/domain/prescriptions/write";
import { listReviews } from "@/lib/domain/reviews/list";
import { moderateReview } from "@/lib/domain/reviews/moderate";
import { writeReview } from "@/lib/domain/reviews/write";
import { addAttachment } from "@/lib/domain/visits/attachments/add";
import { ATTACHMENT_MAX_BYTES, attachmentTypes } from "@/lib/domain/visits/attachments/attachment";
import { checkSender } from "@/lib/domain/visits/attachments/check-sender";
import { listAttachments } from "@/lib/domain/visits/attachments/list";
import { readAttachment } from "@/lib/domain/visits/attachments/read";
import { removeAttachment } from "@/lib/domain/visits/attachments/remove";
import { contestVisit } from "@/lib/domain/visits/contests/contest-visit";
import { decideContest } from "@/lib/domain/visits/contests/decide-contest";
import { listContestsOfVisit } from "@/lib/domain/visits/contests/list-of-visit";
import { listOpenContests } from "@/lib/domain/visits/contests/list-open";
import { enterRoom } from "@/lib/domain/visits/enter";
import { answerGuest } from "@/lib/domain/visits/guests/answer";
import { inviteGuest } from "@/lib/domain/visits/guests/invite";
import { listGuests } from "@/lib/domain/visits/guests/list";
import { removeGuest } from "@/lib/domain/visits/guests/remove";
import { listMessages } from "@/lib/domain/visits/list-messages";
import { readTimeline } from "@/lib/domain/visits/outcome/read-timeline";
import { sendMessage } from "@/lib/domain/visits/send-message";
import { switchMode } from "@/lib/domain/visits/switch-mode";
import { readDelay } from "@/lib/domain/visits/waiting/read-delay";
import { readQueue } from "@/lib/domain/visits/waiting/read-queue";
import { setDelay } from "@/lib/domain/visits/waiting/set-delay";
import { joinWaitingList } from "@/lib/domain/waiting-list/join";
import { leaveWaitingList } from "@/lib/domain/waiting-list/leave";
import { listWaitingList } from "@/lib/domain/waiting-list/list";
import { endpoint } from "./endpoint";

/**
 * The whole API in one table: method, path below /api/v1, status of success, use case. It is mounted twice, by
 * lib/http/api/door.ts and by app/api/v1, and the OpenAPI document is made from it. Fixed paths come before paths with
 * parameters.
 */
export const contract = {
  // accounts
  register: endpoint("POST", "/auth/register", 201, register, "Make a patient's or a doctor's account"),
  signIn: endpoint("POST", "/auth/login", 200, signIn, "Sign in"),
  finishSignIn: endpoint("POST", "/auth/login/mfa", 200, finishSignIn, "Finish a sign-in with the second factor's code"),
  refresh: endpoint("POST", "/auth/refresh", 200, refresh, "Get new tokens for a refresh token"),
  signOut: endpoint("POST", "/auth/logout", 204, signOut, "Sign out"),
  verifyEmail: endpoint("POST", "/auth/email/verify", 204, verifyEmail, "Confirm an email address with the link that was sent to it"),
  resendVerification: endpoint("POST", "/auth/email/resend", 204, resendVerification, "Get the mail to confirm your address again"),
  requestPasswordReset: endpoint("POST", "/auth/password/forgot", 204, requestPasswordReset, "Get a link to choose a new password"),
  resetPassword: endpoint("POST", "/auth/password/reset", 204, resetPassword, "Choose a new password with a link"),
  changePassword: endpoint("POST", "/auth/password", 204, changePassword, "Change your password; every other device is signed out"),
  listSessions: endpoint("GET", "/auth/sessions", 200, listSessions, "List the devices you are signed in on"),
  revokeOtherSessions: endpoint("DELETE", "/auth/sessions", 204, revokeOtherSessions, "Sign out every other device"),
  readOwnSession: endpoint("GET", "/auth/session", 200, readOwnSession, "Read the session of this request"),
  revokeSession: endpoint("DELETE", "/auth/sessions/{id}", 204, revokeSession, "Sign out one device"),
  readMfa: endpoint("GET", "/auth/mfa", 200, readMfa, "Read the state of your two-step sign-in"),
  setUpMfa: endpoint("POST", "/auth/mfa/setup", 200, setUpMfa, "Start to set up two-step sign-in: get a secret for an authenticator app"),
  enableMfa: endpoint("POST", "/auth/mfa/enable", 200, enableMfa, "Prove one code and turn two-step sign-in on"),
  disableMfa: endpoint("POST", "/auth/mfa/disable", 204, disableMfa, "Turn two-step sign-in off; needs password and code"),
  renewRecoveryCodes: endpoint("POST", "/auth/mfa/recovery-codes", 200, renewRecoveryCodes, "Make new recovery codes; needs password and code"),
  requestMfaReset: endpoint("POST", "/auth/mfa-resets", 201, requestMfaReset, "Ask for the removal of a lost second factor"),
  listMfaResets: endpoint("GET", "/auth/mfa-resets", 200, listMfaResets, "List the requests that wait for a second administrator"),
  approveMfaReset: endpoint("POST", "/auth/mfa-resets/{id}/approval", 200, approveMfaReset, "Approve a removal as the second administrator"),
  refuseMfaReset: endpoint("POST", "/auth/mfa-resets/{id}/refusal", 200, refuseMfaReset, "Refuse a removal"),
  readProfile: endpoint("GET", "/users/profile", 200, readProfile, "Read your profile", { versioned: true }),
  updateProfile: endpoint("PUT", "/users/profile", 200, updateProfile, "Change your profile", { versioned: true }),

  // doctors
  createDoctor: endpoint("POST", "/doctors", 201, createDoctor, "Create your doctor's profile"),
  searchDoctors: endpoint("GET", "/doctors/search", 200, searchDoctors, "Search verified doctors"),
  listVerificationQueue: endpoint("GET", "/doctors/verification-queue", 200, listVerificationQueue, "List doctors to verify, pending ones first"),
  readOwnDoctor: endpoint("GET", "/doctors/me", 200, readOwnDoctor, "Read your doctor's profile", { versioned: true }),
  readDoctor: endpoint("GET", "/doctors/{id}", 200, readDoctor, "Read a doctor's profile", { versioned: true }),
  updateDoctor: endpoint("PUT", "/doctors/{id}", 200, updateDoctor, "Change a doctor's profile", { versioned: true }),
  verifyDoctor: endpoint("POST", "/doctors/{id}/verification", 200, verifyDoctor, "Verify or reject a doctor"),

  // availability
  createSlots: endpoint("POST", "/availability/doctors/{doctorId}/slots", 201, createSlots, "Offer one or many slots"),
  listSlots: endpoint("GET", "/availability/doctors/{doctorId}/slots", 200, listSlots, "List a doctor's slots with their state"),
  listFreeSlots: endpoint("GET", "/availability/doctors/{doctorId}/available", 200, listFreeSlots, "List the free slots of a date"),
  deleteSlot: endpoint("DELETE", "/availability/doctors/{doctorId}/slots/{slotId}", 204, deleteSlot, "Remove a slot"),

  readSchedule: endpoint("GET", "/availability/doctors/{doctorId}/schedule", 200, readSchedule, "Read a doctor's weekly hours", { versioned: true }),
  saveSchedule: endpoint("PUT", "/availability/doctors/{doctorId}/schedule", 200, saveSchedule, "Save the weekly hours and make the slots from them", { versioned: true }),
  listExceptions: endpoint("GET", "/availability/doctors/{doctorId}/exceptions", 200, listExceptions, "List leave and extra hours"),
  addException: endpoint("POST", "/availability/doctors/{doctorId}/exceptions", 201, addException, "Add leave or extra hours"),
  removeException: endpoint("DELETE", "/availability/doctors/{doctorId}/exceptions/{exceptionId}", 204, removeException, "Take leave or extra hours away"),
  askImpact: endpoint("POST", "/availability/doctors/{doctorId}/impact", 200, askImpact, "Ask what a change of hours would do"),

  // reviews
  listReviews: endpoint("GET", "/reviews", 200, listReviews, "List reviews"),
  writeReview: endpoint("POST", "/reviews", 201, writeReview, "Say how a completed consultation was"),
  moderateReview: endpoint("POST", "/reviews/{id}/moderation", 200, moderateReview, "Publish a review, or reject it"),

  // waiting list
  joinWaitingList: endpoint("POST", "/waiting-list", 201, joinWaitingList, "Wait for a time of a doctor"),
  listWaitingList: endpoint("GET", "/waiting-list", 200, listWaitingList, "List what you wait for, with the times kept for you"),
  leaveWaitingList: endpoint("DELETE", "/waiting-list/{id}", 204, leaveWaitingList, "Stop waiting for a doctor"),

  // patients
  listPatients: endpoint("GET", "/patients", 200, listPatients, "List the patients you care for, yourself first"),
  createPatient: endpoint("POST", "/patients", 201, createPatient, "Add a patient you care for"),
  acceptCare: endpoint("POST", "/patient-invitations/acceptance", 200, acceptCare, "Accept an invitation to care for a patient too"),
  readInvitation: endpoint("POST", "/patient-invitations/reading", 200, readInvitation, "Read what an invitation offers"),
  takeOver: endpoint("POST", "/patient-invitations/take-over", 201, takeOver, "Take your record over into an account of your own"),
  readPatient: endpoint("GET", "/patients/{id}", 200, readPatient, "Read a patient's particulars", { versioned: true }),
  updatePatient: endpoint("PUT", "/patients/{id}", 200, updatePatient, "Change a patient's particulars", { versioned: true }),
  listCarers: endpoint("GET", "/patients/{id}/carers", 200, listCarers, "List who cares for a patient"),
  endCare: endpoint("POST", "/patients/{id}/carers/{carerId}/end", 204, endCare, "End an account's care for a patient"),
  invite: endpoint("POST", "/patients/{id}/invitations", 201, invite, "Invite somebody to care for a patient too, or the patient to take the record over"),
  withdrawInvitation: endpoint("DELETE", "/patients/{id}/invitations/{invitationId}", 204, withdrawInvitation, "Withdraw an invitation"),

  // consultations
  bookConsultation: endpoint("POST", "/consultations", 201, bookConsultation, "Book a slot", { keyRequired: true }),
  listConsultations: endpoint("GET", "/consultations", 200, listConsultations, "List your consultations"),
  readConsultation: endpoint("GET", "/consultations/{id}", 200, readConsultation, "Read a consultation", { versioned: true }),
  updateConsultation: endpoint("PUT", "/consultations/{id}", 200, updateConsultation, "Write the record or change the state", { versioned: true }),
  cancelConsultation: endpoint("POST", "/consultations/{id}/cancel", 200, cancelConsultation, "Cancel a consultation"),
  readRefund: endpoint("GET", "/consultations/{id}/refund", 200, readRefund, "Read what cancelling now would give back"),
  beginPayment: endpoint("POST", "/consultations/{id}/payment", 200, beginPayment, "Begin or continue to pay for a visit", { keyRequired: true }),
  extendPaymentHold: endpoint("POST", "/consultations/{id}/payment/extension", 200, extendPaymentHold, "Hold the time of an unpaid visit longer, once"),

  // payments
  listPayments: endpoint("GET", "/payments", 200, listPayments, "List your payments"),
  receiveNews: endpoint("POST", "/payments/webhooks/razorpay", 200, receiveNews, "For Razorpay: tell what has happened to a payment", { signed: true }),
  readPayment: endpoint("GET", "/payments/{id}", 200, readPayment, "Read a payment with what the provider has told"),
  printReceipt: endpoint("GET", "/payments/{id}/receipt", 200, printReceipt, "Get the receipt of a payment as a PDF"),
  simulatePayment: endpoint("POST", "/payments/{id}/simulation", 200, simulatePayment, "Let the simulated provider answer"),
  rescheduleConsultation: endpoint("POST", "/consultations/{id}/reschedule", 200, rescheduleConsultation, "Move a consultation to another time"),
  answerMove: endpoint("POST", "/consultations/{id}/reschedule/answer", 200, answerMove, "Accept or decline the doctor's offer to move it"),
  offerFollowUp: endpoint("POST", "/consultations/{id}/follow-up-window", 201, offerFollowUp, "Offer free follow-up visits"),
  listFollowUps: endpoint("GET", "/follow-up-windows", 200, listFollowUps, "List free follow-up visits"),
  readIntake: endpoint("GET", "/consultations/{id}/intake", 200, readIntake, "Read what the patient told before the visit", { versioned: true }),
  writeIntake: endpoint("PUT", "/consultations/{id}/intake", 200, writeIntake, "Tell what the doctor should know before the visit", { versioned: true }),
  readNotes: endpoint("GET", "/consultations/{id}/notes", 200, readNotes, "Read the doctor's notes of a visit", { versioned: true }),
  listVersionsOfNotes: endpoint("GET", "/consultations/{id}/notes/versions", 200, listVersionsOfNotes, "List every version of a visit's notes"),
  writeNotes: endpoint("PUT", "/consultations/{id}/notes", 200, writeNotes, "Save the doctor's notes of a visit as a new version", { versioned: true }),
  addAddendum: endpoint("POST", "/consultations/{id}/addenda", 201, addAddendum, "Add to the notes of a closed visit"),
  checkVisit: endpoint("POST", "/consultations/{id}/checks", 200, checkVisit, "Record what the doctor has confirmed about a visit"),
  readPhone: endpoint("GET", "/consultations/{id}/phone", 200, readPhone, "Read under which number the other side can be called"),
  agreePhone: endpoint("PUT", "/consultations/{id}/phone", 200, agreePhone, "Agree to be called by the other side, or take it back"),

  // visits
  enterRoom: endpoint("POST", "/consultations/{id}/room", 200, enterRoom, "Get a ticket to the room of a consultation"),
  inviteGuest: endpoint("POST", "/consultations/{id}/guests", 201, inviteGuest, "Invite a third person into the room by a link that works once"),
  listGuests: endpoint("GET", "/consultations/{id}/guests", 200, listGuests, "List the guests of a consultation"),
  answerGuest: endpoint("POST", "/consultations/{id}/guests/{guestId}/consent", 200, answerGuest, "Agree to a guest whom the doctor has invited, or not"),
  removeGuest: endpoint("DELETE", "/consultations/{id}/guests/{guestId}", 204, removeGuest, "Take a guest's link back, or the guest out of the room"),
  listMessages: endpoint("GET", "/consultations/{id}/messages", 200, listMessages, "List the messages of a consultation"),
  switchMode: endpoint("POST", "/consultations/{id}/mode", 200, switchMode, "Go on by video, by sound alone or in writing"),
  sendMessage: endpoint("POST", "/consultations/{id}/messages", 201, sendMessage, "Write a message to the other side"),
  addAttachment: endpoint("POST", "/consultations/{id}/attachments", 201, addAttachment, "Add a file to a consultation", { file: { maxBytes: ATTACHMENT_MAX_BYTES, types: attachmentTypes, check: checkSender } }),
  listAttachments: endpoint("GET", "/consultations/{id}/attachments", 200, listAttachments, "List the files of a consultation"),
  readAttachment: endpoint("GET", "/attachments/{id}", 200, readAttachment, "Get a file of a consultation"),
  removeAttachment: endpoint("DELETE", "/attachments/{id}", 204, removeAttachment, "Remove a file you added before the visit"),
  readTimeline: endpoint("GET", "/consultations/{id}/timeline", 200, readTimeline, "Read who was in the room of a consultation, and when"),
  readQueue: endpoint("GET", "/consultations/{id}/queue", 200, readQueue, "Read the place of a consultation in its doctor's day"),
  readDelay: endpoint("GET", "/doctors/me/delay", 200, readDelay, "Read how late you said your day runs"),
  setDelay: endpoint("PUT", "/doctors/me/delay", 200, setDelay, "Tell all who wait today how late you are"),
  contestVisit: endpoint("POST", "/consultations/{id}/contest", 201, contestVisit, "Contest what a consultation was closed as"),
  listContestsOfVisit: endpoint("GET", "/consultations/{id}/contest", 200, listContestsOfVisit, "List the objections to what a consultation was closed as"),
  listOpenContests: endpoint("GET", "/contests", 200, listOpenContests, "List the objections that wait for a decision"),
  decideContest: endpoint("POST", "/contests/{id}/decision", 200, decideContest, "Decide about an objection"),

  // prescriptions
  writePrescription: endpoint("POST", "/prescriptions", 201, writePrescription, "Prescribe, or keep a draft", { keyRequired: true }),
  listPrescriptions: endpoint("GET", "/prescriptions", 200, listPrescriptions, "List your prescriptions"),
  verifyPrescription: endpoint("POST", "/prescriptions/verification", 200, verifyPrescription, "Check a prescription, as a pharmacy"),
  readPrescription: endpoint("GET", "/prescriptions/{id}", 200, readPrescription, "Read a prescription", { versioned: true }),
  printPrescription: endpoint("GET", "/prescriptions/{id}/pdf", 200, printPrescription, "Get a prescription as a PDF"),
  readSignedPrescription: endpoint("GET", "/prescriptions/{id}/signed", 200, readSigned, "Read what was signed, with its signature"),
  listSigningKeys: endpoint("GET", "/.well-known/jwks.json", 200, listSigningKeys, "Get the public keys of signatures"),
  rewritePrescription: endpoint("PUT", "/prescriptions/{id}", 200, rewritePrescription, "Replace a draft", { keyRequired: true, versioned: true }),
  signPrescription: endpoint("POST", "/prescriptions/{id}/sign", 200, signPrescription, "Sign a draft", { keyRequired: true }),
  revokePrescription: endpoint("POST", "/prescriptions/{id}/revoke", 200, revokePrescription, "Revoke a prescription", { keyRequired: true }),
  dispensePrescription: endpoint("POST", "/prescriptions/{id}/dispensations", 201, dispensePrescription, "Record what a pharmacy dispensed", { keyRequired: true }),

  // events
  listenToEvents: endpoint("GET", "/events", 200, listenToEvents, "Hear of what happens to you, at once"),

  // notifications
  listNotifications: endpoint("GET", "/notifications", 200, listNotifications, "List what you were told"),
  markAllNotifications: endpoint("POST", "/notifications/reading", 204, markAllNotifications, "Mark everything as read that you were told"),
  markNotification: endpoint("PUT", "/notifications/{id}", 200, markNotification, "Mark a notification as read, or as not read"),
  readNotificationPreferences: endpoint("GET", "/users/preferences", 200, readNotificationPreferences, "Read where you hear of what"),
  setNotificationPreferences: endpoint("PUT", "/users/preferences", 200, setNotificationPreferences, "Choose where you hear of what"),
  readCalendarAddress: endpoint("GET", "/users/calendar", 200, readCalendarAddress, "Read whether your calendar has a secret address"),
  makeCalendarAddress: endpoint("POST", "/users/calendar", 201, makeCalendarAddress, "Make a secret address for your calendar; the one before stops working"),
  revokeCalendarAddress: endpoint("DELETE", "/users/calendar", 204, revokeCalendarAddress, "Revoke the secret address of your calendar"),
  readCalendarFeed: endpoint("GET", "/calendar/{token}", 200, readCalendarFeed, "Read a calendar by its secret address"),

  // operation
  listDeadLetters: endpoint("GET", "/dead-letters", 200, listDeadLetters, "List what could not be delivered"),
  retryDeadLetter: endpoint("POST", "/dead-letters/{id}/retry", 200, retryDeadLetter, "Try again to deliver something"),

  // partners
  createApiKey: endpoint("POST", "/api-keys", 201, createApiKey, "Make a partner's API key"),
  listApiKeys: endpoint("GET", "/api-keys", 200, listApiKeys, "List the API keys of partners"),
  readOwnApiKey: endpoint("GET", "/api-keys/current", 200, readOwnApiKey, "Read what your API key may do"),
  revokeApiKey: endpoint("DELETE", "/api-keys/{id}", 204, revokeApiKey, "Revoke an API key"),

  // analytics
  readDashboard: endpoint("GET", "/analytics/dashboard", 200, readDashboard, "Read the figures of a period"),
  readConsultationTrends: endpoint("GET", "/analytics/consultations/trends", 200, readConsultationTrends, "Read consultations by day, week or month"),
  readRevenueTrends: endpoint("GET", "/analytics/revenue/trends", 200, readRevenueTrends, "Read revenue by day, week or month"),
  readTopDoctors: endpoint("GET", "/analytics/doctors/top", 200, readTopDoctors, "List the top doctors by consultations, ratings or revenue"),

  // audit
  listAuditLogs: endpoint("GET", "/audit/logs", 200, listAuditLogs, "Search the audit"),
  exportAuditLogs: endpoint("GET", "/audit/logs/export", 200, exportAuditLogs, "Export the audit as a file"),
  openEmergencyAccess: endpoint("POST", "/audit/emergency-access", 201, openEmergencyAccess, "Open a patient's record in an emergency; the patient is told"),
  listEmergencyAccess: endpoint("GET", "/audit/emergency-access", 200, listEmergencyAccess, "List records opened in an emergency"),
  endEmergencyAccess: endpoint("POST", "/audit/emergency-access/{id}/end", 200, endEmergencyAccess, "End an emergency access early"),
  readAuditState: endpoint("GET", "/audit/state", 200, readAuditState, "Read how far the audit is sealed and checked"),
  listRecordAccess: endpoint("GET", "/users/record-access", 200, listRecordAccess, "List who opened your record"),
} as const satisfies Record<string, ReturnType<typeof endpoint>>;
