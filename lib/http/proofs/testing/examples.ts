import { v7 } from "uuid";
import { context, makeAdmin, makeDoctor, makePatient } from "@/lib/domain/testing/fixtures";
import { asUpload, makePdf } from "@/lib/domain/testing/files";
import { guest } from "@/lib/core/actor";
import { signIn } from "@/lib/domain/accounts/sign-in/sign-in";
import { calendarToken, careFor, careLink, contested, deadLetter, EMERGENCY, emergency, freeSlot, invitation, mailedLink, mfaReset, mfaToken, missed, notification, paidPayment, paper, partnerKey, PASSWORD, PROOF, recordOf, reviewed, session, takeOverLink, triphala, type Stage, visit, withFactor, withFile, withGuest, withoutReset, withPassword, withPayment, withSetUp } from "./stage";
import { rescheduleConsultation } from "@/lib/domain/consultations/reschedule/reschedule";
import { joinWaitingList } from "@/lib/domain/waiting-list/join";
import { addException } from "@/lib/domain/availability/schedule/add-exception";

/** A request to a row of the contract on a stage. */
interface Example {
  /** Body or query, path parameters included. */
  input?: Record<string, unknown>;
  /** The subject that the row's policy looks at, as it is in the database. Needed if the rule has a second parameter. */
  subject?: Record<string, unknown>;
  /** The status of an allowed request, if it differs from the contract's. */
  status?: number;
}
type Maker = (stage: Stage) => Example | Promise<Example>;

const practice = {
  registrationCouncil: "Karnataka Ayurvedic and Unani Practitioners Board", systemOfMedicine: "Ayurveda", specializations: ["Kayachikitsa"],
  qualifications: ["BAMS"], experienceYears: 9, languages: ["en"], location: { city: "Mysuru", state: "Karnataka" }, consultationFee: { amount: 50_000, currency: "INR" },
};
const role = ({ caller }: Stage) => caller?.actor.role;
const today = () => new Date().toISOString().slice(0, 10);
const later = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const verified = ({ doctor }: Stage) => ({ doctorId: doctor.id, status: "verified" });
let times = 0;

/**
 * Valid requests to the rows of the contract. permissions.test.ts sends them as every kind of actor, about their own things
 * and about other people's. A new row needs an entry here under its name, unless it takes no input and its policy looks only
 * at the caller. It needs several entries if the state of the thing matters.
 */
export const examples: Record<string, Maker | Record<string, Maker>> = {
  // accounts
  register: () => ({ input: { email: `${v7()}@example.test`, password: PASSWORD, role: "patient", firstName: "Asha", lastName: "Rao" } }),
  signIn: async ({ owner }) => ({ input: { email: await withPassword(owner), password: PASSWORD } }),
  refresh: async ({ owner }) => {
    const { refreshToken } = await signIn(context(guest), { email: await withPassword(owner), password: PASSWORD });
    return { input: { refreshToken } };
  },
  finishSignIn: async ({ owner }) => {
    const { email, recoveryCode } = await withFactor(owner);
    return { input: { mfaToken: await mfaToken(email), recoveryCode } };
  },
  setUpMfa: async ({ caller, owner }) => {
    await withPassword(caller ?? owner);
    return {};
  },
  enableMfa: async ({ caller, owner }) => ({ input: { code: (await withSetUp(caller ?? owner)).code } }),
  disableMfa: async ({ caller, owner }) => ({ input: { password: PASSWORD, code: (await withFactor(caller ?? owner)).recoveryCode } }),
  renewRecoveryCodes: async ({ caller, owner }) => ({ input: { password: PASSWORD, code: (await withFactor(caller ?? owner)).recoveryCode } }),
  requestMfaReset: async ({ owner }) => {
    await withoutReset(owner);
    return { input: { email: (await withFactor(owner)).email, proof: PROOF }, subject: { userId: owner.id } };
  },
  approveMfaReset: {
    "of another administrator": async ({ owner }) => about(await mfaReset(owner)),
    "of their own": async ({ caller, owner }) => about(await mfaReset(owner, owner !== caller && caller?.actor.role === "admin" ? caller : undefined)),
  },
  refuseMfaReset: async ({ owner }) => about(await mfaReset(owner)),
  changePassword: async ({ caller, owner }) => {
    await withPassword(caller ?? owner);
    return { input: { currentPassword: PASSWORD, newPassword: "cardamom umbrella ghats" } };
  },
  verifyEmail: async ({ owner }) => ({ input: { token: await mailedLink(owner, "verify_email") } }),
  requestPasswordReset: async ({ owner }) => ({ input: { email: await withPassword(owner) } }),
  resetPassword: async ({ owner }) => ({ input: { token: await mailedLink(owner, "reset_password"), newPassword: "cardamom umbrella ghats" } }),
  revokeSession: async ({ owner }) => {
    const { id, userId } = await session(owner);
    return { input: { id }, subject: { userId } };
  },
  updateProfile: () => ({ input: { language: "hi" } }),

  // doctors
  createDoctor: (stage) => ({ input: { ...practice, registrationNumber: v7() }, status: role(stage) === "doctor" ? 409 : undefined }),
  readDoctor: {
    verified: (stage) => ({ input: { id: stage.doctor.id }, subject: verified(stage) }),
    pending: async () => {
      const { id } = await makeDoctor({ status: "pending" });
      return { input: { id }, subject: { doctorId: id, status: "pending" } };
    },
  },
  updateDoctor: (stage) => ({ input: { id: stage.doctor.id, bio: `Bio ${times++}` }, subject: verified(stage) }),
  verifyDoctor: async () => {
    const { id } = await makeDoctor({ status: "pending" });
    return { input: { id, decision: "verified" }, subject: { doctorId: id, status: "pending" } };
  },

  // availability
  createSlots: (stage) => {
    const startsAt = new Date((Math.ceil(Date.now() / 86_400_000) + 60 + times++) * 86_400_000);
    const slots = [{ startsAt: startsAt.toISOString(), endsAt: new Date(startsAt.getTime() + 1_800_000).toISOString() }];
    return { input: { doctorId: stage.doctor.id, slots }, subject: verified(stage) };
  },
  listSlots: (stage) => ({ input: { doctorId: stage.doctor.id, from: later(0), to: later(7) }, subject: verified(stage) }),
  listFreeSlots: {
    verified: (stage) => ({ input: { doctorId: stage.doctor.id, date: today() }, subject: verified(stage) }),
    pending: async () => {
      const { id } = await makeDoctor({ status: "pending" });
      return { input: { doctorId: id, date: today() }, subject: { doctorId: id, status: "pending" } };
    },
  },
  deleteSlot: async (stage) => {
    const { id: slotId } = await freeSlot(stage.doctor.id);
    return { input: { doctorId: stage.doctor.id, slotId }, subject: { doctorId: stage.doctor.id, status: "available" } };
  },

  readSchedule: (stage) => ({ input: { doctorId: stage.doctor.id }, subject: verified(stage) }),
  saveSchedule: (stage) => ({ input: { doctorId: stage.doctor.id, rules: [{ days: [1], from: "01:00", to: "01:30", slotMinutes: 30 }], horizonDays: 7 }, subject: verified(stage) }),
  listExceptions: (stage) => ({ input: { doctorId: stage.doctor.id }, subject: verified(stage) }),
  addException: (stage) => ({ input: { doctorId: stage.doctor.id, kind: "leave", from: "2199-01-01", to: "2199-01-01" }, subject: verified(stage) }),
  removeException: async (stage) => {
    const { id: exceptionId } = await addException(context(stage.doctor.actor), { doctorId: stage.doctor.id, kind: "leave", from: "2199-01-02", to: "2199-01-02" });
    return { input: { doctorId: stage.doctor.id, exceptionId }, subject: verified(stage) };
  },
  askImpact: (stage) => ({ input: { doctorId: stage.doctor.id, kind: "leave", from: "2199-01-01", to: "2199-01-01" }, subject: verified(stage) }),

  // waiting list
  joinWaitingList: async ({ caller, patient: { id: patientId, carerIds } }) => ({
    input: { doctorId: (await makeDoctor()).id, from: later(2).slice(0, 10), to: later(9).slice(0, 10), patientId },
    subject: { patientId, carerIds, accountId: caller?.id ?? "" },
  }),
  leaveWaitingList: async ({ patient }) => {
    const { id } = await joinWaitingList(context(patient.actor), { doctorId: (await makeDoctor()).id, from: later(2).slice(0, 10), to: later(9).slice(0, 10), patientId: patient.id });
    return { input: { id }, subject: { patientId: patient.id, carerIds: patient.carerIds, accountId: patient.actor.id } };
  },

  // reviews
  listReviews: ({ doctor }) => ({ input: { doctorId: doctor.id } }),
  writeReview: async (stage) => {
    const subject = await visit(stage, { status: "completed" });
    return { input: { consultationId: subject.id, rating: 4, comment: "Took time for every question." }, subject };
  },
  moderateReview: async (stage) => {
    const { reviewId, ...subject } = await reviewed(stage);
    return { input: { id: reviewId, decision: "published" }, subject };
  },

  // consultations
  bookConsultation: {
    "for themselves": async ({ caller, doctor }) => {
      const own = caller?.actor.role === "patient" ? caller.id : undefined;
      return { input: { slotId: (await freeSlot(doctor.id)).id, complaint: "Bloated after meals", mode: "video" }, subject: { patientId: own, carerIds: own ? [own] : [], doctorId: doctor.id } };
    },
    "for a patient": async ({ doctor, patient: { id: patientId, carerIds } }) => ({
      input: { slotId: (await freeSlot(doctor.id)).id, patientId, complaint: "Bloated after meals", mode: "video" },
      subject: { patientId, carerIds, doctorId: doctor.id },
    }),
  },
  readConsultation: async (stage) => {
    const subject = await visit(stage);
    return { input: { id: subject.id }, subject };
  },
  updateConsultation: async (stage) => {
    const subject = await visit(stage);
    return { input: { id: subject.id, ...(role(stage) === "patient" ? { complaint: "Bloated in the morning" } : { notes: "Tongue coated" }) }, subject };
  },
  cancelConsultation: async (stage) => {
    const subject = await visit(stage);
    return { input: { id: subject.id, reason: "Better already" }, subject };
  },
  readRefund: async (stage) => {
    const subject = await visit(stage);
    return { input: { id: subject.id }, subject };
  },
  beginPayment: async (stage) => {
    const { visitId, subject } = await withPayment(stage);
    return { input: { id: visitId }, subject };
  },
  extendPaymentHold: async (stage) => {
    const { visitId, subject } = await withPayment(stage);
    return { input: { id: visitId }, subject };
  },
  // Only Razorpay can sign: without its signature everybody is refused in the same way.
  receiveNews: () => ({ input: { event: "payment.captured" }, status: 400 }),
  readPayment: async (stage) => {
    const { id, subject } = await withPayment(stage);
    return { input: { id }, subject };
  },
  printReceipt: async (stage) => {
    const { id, subject } = await paidPayment(stage);
    return { input: { id }, subject };
  },
  simulatePayment: async (stage) => {
    const { id, subject } = await withPayment(stage);
    return { input: { id, outcome: "succeed" }, subject };
  },
  rescheduleConsultation: async (stage) => {
    const subject = await visit(stage);
    return { input: { id: subject.id, slotId: (await freeSlot(subject.doctorId)).id }, subject };
  },
  answerMove: async (stage) => {
    const subject = await visit(stage);
    await rescheduleConsultation(context(stage.doctor.actor), { id: subject.id, slotId: (await freeSlot(subject.doctorId)).id });
    return { input: { id: subject.id, accept: false }, subject };
  },
  offerFollowUp: async (stage) => {
    const subject = await visit(stage, { status: "completed" });
    return { input: { id: subject.id, days: 14, visits: 2 }, subject };
  },
  readIntake: async (stage) => {
    const subject = await visit(stage);
    return { input: { id: subject.id }, subject };
  },
  writeIntake: async (stage) => {
    const subject = await visit(stage);
    return { input: { id: subject.id, version: 0, allergies: "Penicillin: rash", heightCm: 161 }, subject };
  },
  readNotes: async (stage) => {
    const subject = await visit(stage);
    return { input: { id: subject.id }, subject };
  },
  listVersionsOfNotes: async (stage) => {
    const subject = await visit(stage);
    return { input: { id: subject.id }, subject };
  },
  writeNotes: async (stage) => {
    const subject = await visit(stage, { status: "in_progress" });
    return { input: { id: subject.id, version: 0, findings: "Tongue coated" }, subject };
  },
  addAddendum: async (stage) => {
    const subject = await visit(stage, { status: "completed" });
    return { input: { id: subject.id, text: "The lab called: negative." }, subject };
  },
  checkVisit: async (stage) => {
    const subject = await visit(stage);
    return { input: { id: subject.id, kind: "identity" }, subject };
  },
  readPhone: async (stage) => {
    const subject = await visit(stage);
    return { input: { id: subject.id }, subject };
  },
  agreePhone: async (stage) => {
    const subject = await visit(stage);
    return { input: { id: subject.id, agreed: false }, subject };
  },

  // events
  listenToEvents: () => ({ input: {} }),

  // visits
  enterRoom: async (stage) => {
    const subject = await visit(stage, { status: "in_progress" });
    return { input: { id: subject.id }, subject: { ...subject, guestId: null } };
  },
  inviteGuest: async (stage) => {
    const subject = await visit(stage, { status: "in_progress" });
    return { input: { id: subject.id, name: "Asha Rao", relation: "interpreter" }, subject };
  },
  listGuests: async (stage) => {
    const subject = await visit(stage);
    return { input: { id: subject.id }, subject };
  },
  answerGuest: async (stage) => {
    const { guestId, ...subject } = await withGuest(stage);
    return { input: { id: subject.id, guestId, agrees: true }, subject };
  },
  removeGuest: async (stage) => {
    const { guestId, ...subject } = await withGuest(stage);
    return { input: { id: subject.id, guestId }, subject };
  },
  switchMode: async (stage) => {
    const subject = await visit(stage, { status: "in_progress" });
    return { input: { id: subject.id, mode: "audio" }, subject };
  },
  listMessages: async (stage) => {
    const subject = await visit(stage);
    return { input: { id: subject.id }, subject };
  },
  sendMessage: async (stage) => {
    const subject = await visit(stage, { status: "in_progress" });
    return { input: { id: subject.id, text: "Shall I read the report to you?" }, subject };
  },
  addAttachment: async (stage) => {
    const subject = await visit(stage, { status: "in_progress" });
    return { input: { id: subject.id, name: "report.pdf", file: asUpload(makePdf()) }, subject };
  },
  listAttachments: async (stage) => {
    const subject = await visit(stage);
    return { input: { id: subject.id }, subject };
  },
  readAttachment: async (stage) => {
    const { fileId, ...subject } = await withFile(stage);
    return { input: { id: fileId }, subject, status: role(stage) === "admin" ? 403 : undefined };
  },
  removeAttachment: async (stage) => {
    const { fileId, ...subject } = await withFile(stage);
    return { input: { id: fileId }, subject, status: stage.caller?.id === stage.patient.actor.id ? undefined : 403 };
  },

  readTimeline: async (stage) => {
    const subject = await visit(stage);
    return { input: { id: subject.id }, subject };
  },
  readQueue: async (stage) => {
    const subject = await visit(stage);
    return { input: { id: subject.id }, subject };
  },
  setDelay: () => ({ input: { state: "late", minutes: 20 } }),
  contestVisit: async (stage) => {
    const subject = await missed(stage);
    return { input: { id: subject.id, text: "I was in the room on time and waited." }, subject };
  },
  listContestsOfVisit: async (stage) => {
    const subject = await missed(stage);
    return { input: { id: subject.id }, subject };
  },
  decideContest: async (stage) => {
    const { contestId, ...subject } = await contested(stage);
    return { input: { id: contestId, decision: "upheld", reason: "The room shows nobody." }, subject };
  },

  // patients
  createPatient: () => ({ input: { firstName: "Aarav", dateOfBirth: "2024-02-29", gender: "male", relation: "child" } }),
  readPatient: async (stage) => ({ input: { id: stage.patient.id }, subject: await recordOf(stage) }),
  updatePatient: async (stage) => ({ input: { id: stage.patient.id, gender: "other" }, subject: await recordOf(stage) }),
  listCarers: async (stage) => ({ input: { id: stage.patient.id }, subject: await recordOf(stage) }),
  endCare: async (stage) => {
    // A carer of its own for each call: the one that ends is gone.
    const { id: carerId } = await careFor(stage);
    return { input: { id: stage.patient.id, carerId, reason: "Court order seen" }, subject: { ...(await recordOf(stage)), carerId } };
  },
  invite: async (stage) => ({ input: { id: stage.patient.id, kind: "care", email: `${v7()}@example.test` }, subject: await recordOf(stage) }),
  withdrawInvitation: async (stage) => ({ input: { id: stage.patient.id, invitationId: (await invitation(stage)).id }, subject: await recordOf(stage) }),
  readInvitation: async (stage) => ({ input: { token: (await invitation(stage)).token } }),
  acceptCare: async ({ caller }) => ({ input: { token: await careLink(caller), relation: "other" } }),
  takeOver: async () => ({ input: await takeOverLink() }),
  listRecordAccess: {
    "of their own": ({ caller }) => ({ subject: caller?.actor.role === "patient" ? { patientId: caller.id, carerIds: [caller.id] } : { patientId: v7(), carerIds: [] } }),
    "of a patient": ({ patient: { id: patientId, carerIds } }) => ({ input: { patientId }, subject: { patientId, carerIds } }),
  },

  // prescriptions
  writePrescription: async (stage) => {
    const subject = await visit(stage, { status: "in_progress" });
    return { input: { consultationId: subject.id, diagnosis: "Functional bloating", medications: [triphala] }, subject };
  },
  verifyPrescription: async (stage) => {
    const { id, code } = await paper(stage, "signed");
    return { input: { id, code } };
  },
  dispensePrescription: async (stage) => {
    const { id, code } = await paper(stage, "signed");
    return { input: { id, code, items: [{ medication: 0, quantity: "all" }], pharmacy: "Sanjivani Pharmacy" } };
  },
  readPrescription: {
    draft: async (stage) => about(await paper(stage, "draft")),
    signed: async (stage) => about(await paper(stage, "signed")),
  },
  printPrescription: async (stage) => ({ ...about(await paper(stage, "signed")), status: role(stage) === "admin" ? 403 : undefined }),
  readSignedPrescription: async (stage) => ({ ...about(await paper(stage, "signed")), status: role(stage) === "admin" ? 403 : undefined }),
  rewritePrescription: async (stage) => about(await paper(stage, "draft"), { diagnosis: "Functional bloating", medications: [triphala] }),
  signPrescription: async (stage) => about(await paper(stage, "draft"), { overrideReason: "A refill" }),
  revokePrescription: async (stage) => about(await paper(stage, "signed"), { reason: "Allergy" }),

  // partners
  createApiKey: () => ({ input: { name: "A pharmacy", scopes: ["doctors:read"], expiresAt: later(1) } }),
  openEmergencyAccess: async () => ({ input: { patientId: (await makePatient()).id, reason: EMERGENCY } }),
  endEmergencyAccess: async ({ patient }) => ({ input: { id: (await emergency(patient)).id } }),
  revokeApiKey: async () => ({ input: { id: (await partnerKey(await makeAdmin(), ["doctors:read"])).id } }),

  // notifications
  markNotification: async ({ owner }) => ({ input: { id: await notification(owner), read: true }, subject: { userId: owner.id } }),
  setNotificationPreferences: ({ caller }) => ({ input: { preferences: [{ kind: "account", sms: false }, ...(role({ caller } as Stage) === "patient" ? [{ kind: "reminders", email: false }] : [])] } }),
  readCalendarFeed: async ({ owner }) => ({ input: { token: await calendarToken(owner) } }),

  // operation
  retryDeadLetter: async () => ({ input: { id: await deadLetter() } }),
};

const about = (subject: { id: string }, more = {}) => ({ input: { id: subject.id, ...more }, subject: { ...subject } });
