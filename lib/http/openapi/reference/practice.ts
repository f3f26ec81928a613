import { LONGEST_RANGE_DAYS } from "@/lib/domain/availability/schema";
import type { Description } from "./description";

const anyone = "Anybody; a partner's key with the scope `doctors:read`.";
const exampleDoctor = {
  registrationNumber: "I-48213",
  registrationCouncil: "Karnataka Ayurvedic and Unani Practitioners Board",
  systemOfMedicine: "Ayurveda",
  specializations: ["Kayachikitsa"],
  qualifications: ["BAMS", "MD (Ayurveda)"],
  experienceYears: 12,
  languages: ["en", "kn"],
  location: { city: "Mysuru", state: "Karnataka" },
  consultationFee: { amount: 50_000, currency: "INR" },
};

const exampleSchedule = {
  timeZone: "Asia/Kolkata",
  rules: [{ days: [1, 2, 3, 4, 5], from: "09:00", to: "13:00", slotMinutes: 20, bufferMinutes: 5, modes: ["video", "audio"] }],
  leadMinutes: 60,
  horizonDays: 60,
};

export const practiceDescriptions = {
  createDoctor: {
    text: "Creates the practice of the signed-in doctor. It is `pending`, and invisible to search and booking, until an administrator has verified the registration.",
    who: "A doctor, once.",
    fails: ["already_exists"],
    request: exampleDoctor,
  },
  searchDoctors: {
    text: "Finds only verified doctors. Every filter that is given must match; an empty one counts as left out.",
    who: anyone,
  },
  listVerificationQueue: { text: "Doctors with their registration: those who wait for a decision first, and among them the one who has waited longest.", who: "An administrator." },
  readOwnDoctor: { text: "The practice of the signed-in doctor, whatever its state; 404 until it is created.", who: "A doctor.", fails: ["not_found"] },
  readDoctor: { text: "A verified doctor's public profile.", who: `${anyone} A doctor who is not verified: only that doctor and administrators.` },
  updateDoctor: {
    text: "A field that is left out stays as it is. A verified doctor who changes a field that the verification vouches for, such as the registration number, is `pending` again.",
    who: "That doctor; an administrator.",
    fails: ["already_exists"],
    request: { consultationFee: { amount: 60_000, currency: "INR" }, bio: "Digestion and skin, with diet at the centre." },
  },
  verifyDoctor: {
    text: "Decides about a doctor's registration; a rejection needs a reason, which the doctor can read. Send the `version` you looked at, so that you do not vouch for changes you have not seen.",
    who: "An administrator.",
    fails: ["invalid_transition", "edit_conflict"],
    request: { decision: "verified", version: 1 },
  },

  createSlots: {
    text: "Offers times, up to 200 at once: either all are created or none. `overlap` names an entry that overlaps another one or an existing slot.",
    who: "That doctor.",
    fails: ["overlap"],
  },
  listSlots: { text: `All slots that start in the range, at most ${LONGEST_RANGE_DAYS} days, with their state.`, who: "That doctor; an administrator." },
  listFreeSlots: {
    text:
      "The slots that can be booked on `days` dates from `date` on, in `timeZone` or else in the doctor's zone. Never cached: somebody may still take a time in the answer before you book it. " +
      "A doctor who is not verified has none.",
    who: "Anybody; a partner's key with the scope `availability:read`.",
  },
  deleteSlot: { text: "Removes a free slot. A slot that is booked or held stays: cancel its consultation first.", who: "That doctor.", fails: ["slot_in_use"] },
  readSchedule: { text: "Wall times in the zone of the practice. An empty schedule in version 0 before the first is saved.", who: "That doctor; an administrator." },
  saveSchedule: {
    text:
      "Replaces the weekly hours, and makes the slots of the coming `horizonDays` days from them at once; later days follow by themselves. Free slots that are outside the new hours are removed. What is held or booked stays, " +
      "and so do slots that were made by hand. To have new times offered for the booked visits outside the new hours, or to have them cancelled with refund, say so in `affected`, or for single ones in `decisions`; `POST …/impact` lists them before.",
    who: "That doctor.",
    fails: ["edit_conflict"],
    request: exampleSchedule,
  },
  listExceptions: { text: "Those that are not over, in the order in which they were made: where two touch the same time, the later one wins.", who: "That doctor; an administrator." },
  addException: {
    text:
      "`leave` removes the free slots in it, hand-made ones included until the leave is off; `extra` adds slots, and with `replacesDay` they are the whole day. Wall times in the zone of the practice. " +
      "For each booked visit that is hit, `affected` offers new times to the patient (the visit stays until they accept) or cancels it with refund; `decisions` says otherwise for single ones.",
    who: "That doctor.",
    request: { kind: "leave", from: "2027-01-26T00:00", to: "2027-01-27T00:00", reason: "Republic Day", affected: "offer" },
  },
  removeException: { text: "The slots are made again at once. What was booked in extra hours stays.", who: "That doctor.", fails: ["not_found"] },
  askImpact: {
    text: "Takes the body of a schedule or of an exception, and saves nothing. `consultations` are the booked visits that the change would hit and that were not hit before.",
    who: "That doctor.",
    request: exampleSchedule,
  },
} satisfies Record<string, Description>;
