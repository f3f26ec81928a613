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
} satisfies Record<string, Description>;
