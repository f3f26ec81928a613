import { MOVE_UNTIL_HOURS } from "@/lib/domain/consultations/reschedule/move";
import { PRESCRIBING_DAYS } from "@/lib/domain/prescriptions/prescription";
import type { Description } from "./description";

const attends = "Whoever cares for its patient; its doctor; an administrator, without the clinical fields.";
const medication = {
  drug: "AVIPATTIKAR CHURNA", form: "powder", strength: "as supplied", dose: "3 g", route: "oral", frequency: "twice a day, before meals",
  durationDays: 14, quantity: "90 g", instructions: "With warm water",
};

export const consultationDescriptions = {
  bookConsultation: {
    text:
      "Books a free slot. If many ask for the same slot, one gets it; the others get 409 `slot_taken` with up to five near `alternatives`. A patient who has another consultation at that time gets the same answer. " +
      "The `Idempotency-Key` is required: after a time-out, send the same request again, and the booking is made once. " +
      "Where a fee is paid online, the answer is `pending_payment`, and the time is held until `holdEndsAt`: pay with `POST /consultations/{id}/payment`. Otherwise it is `scheduled` at once. " +
      "If the doctor has offered this patient free follow-up visits (`GET /follow-up-windows`) and one is left, the booking uses it, and its fee is 0. Say the fee you showed in `seenFee`: what was shown as free is never booked for money.",
    who: "A patient's account, for itself or for a patient it cares for.",
    fails: ["slot_taken", "amount_changed", "not_found"],
  },
  listConsultations: { text: "Without anything clinical. Filter by `when`, `status` and time.", who: "Anybody who is signed in; each only their own. An administrator: all." },
  readConsultation: {
    text: "The whole record. Each reading is audited, and the patient can see who opened it. Clinical fields are null for administrators, unless they have opened an emergency access.",
    who: attends,
  },
  updateConsultation: {
    text:
      "The doctor writes `notes`, `diagnosis` and `advice` and changes `status`; the patient may change `complaint` until the start. `invalid_transition` lists the states that are `allowed`. " +
      "It can be started from when its room opens. To complete it although the patient was never in the room, send a `reason`. `no_show` is possible only after the doctor has waited in the room; after the end the product decides by itself, see `noShowBy`, `closedBy` and `openMark`.",
    who: "Its doctor; its patient.",
    fails: ["invalid_transition"],
    request: { status: "in_progress", notes: "Burning after spicy food, worse at night." },
  },
  offerFollowUp: {
    text: "The same patient can then book this doctor without a fee, as often as offered and up to the last day. Once for each consultation. A free visit that is cancelled, or that its doctor missed, can be used again.",
    who: "Its doctor, once it is under way or completed.",
    fails: ["invalid_transition", "already_exists"],
    request: { days: 14, visits: 2 },
  },
  listFollowUps: { text: "For a doctor those that were offered, for an account those of the patients it cares for.", who: "Those who are signed in; each only their own. An administrator, all." },
  cancelConsultation: {
    text: "Frees the slot and starts the refund that is owed. The reason is shown to the patient and the doctor.",
    who: attends.replace(", without the clinical fields", ""),
    fails: ["invalid_transition", "amount_changed"],
    request: { reason: "I have to travel that day." },
  },
  rescheduleConsultation: {
    text:
      `Moves it to a free slot; the time of before is free at once, the payment stays, and \`rescheduled\` keeps each move. Its patient may do so until ${MOVE_UNTIL_HOURS} hours before the start. ` +
      "If its doctor asks, the time is only offered: it is kept for the patient for a while, `moveOffer` tells of it, and the visit stays as it is until the patient's side accepts. An administrator may also move it to another doctor, with a `reason`.",
    who: attends.replace(", without the clinical fields", ""),
    fails: ["invalid_transition", "slot_taken", "edit_conflict"],
  },
  answerMove: {
    text: "Accepting moves the visit to the offered time, or to `slotId` if the doctor offered any free time. Declining leaves everything as it is.",
    who: "Whoever cares for its patient.",
    fails: ["invalid_transition", "slot_taken"],
    request: { accept: true },
  },
  readIntake: { text: "In the newest version. While nothing was told, those who care for the patient get what was told before an earlier visit as `earlier`, to begin with. Each reading is audited.", who: attends },
  writeIntake: {
    text: "Replaces the whole intake, until the visit starts. Every version is kept.",
    who: "Whoever cares for its patient.",
    fails: ["invalid_transition", "edit_conflict"],
    request: { version: 0, since: "Two weeks", history: "Ulcer in 2019, healed.", allergies: "Penicillin: rash", medicines: "Metformin 500 mg, twice a day", heightCm: 161, weightKg: 58 },
  },
  listVersionsOfNotes: { text: "Newest first. Each reading is audited.", who: "Its doctor. An administrator with an emergency access." },
  readNotes: {
    text: "In the newest version, with the addenda. The patient's side gets an empty sheet until the visit is closed. `notes` of the consultation itself is another text: API clients may go on using it. Each reading is audited.",
    who: attends,
  },
  writeNotes: {
    text:
      "Made to be called while somebody types. Saves the whole notes as the next version; every version is kept. `version` names the one they began from. If another was saved since, nothing is written, and 409 `edit_conflict` has that one as `current`. " +
      "The same texts again make no new version. After the visit is closed: `invalid_transition`; write an addendum then. Of the saves of one author, the audit has one entry in five minutes.",
    who: "Its doctor.",
    fails: ["invalid_transition", "edit_conflict"],
    request: { version: 0, complaint: "Acidity after meals", history: "Two weeks, worse at night.", findings: "Tongue coated.", assessment: "Functional dyspepsia.", plan: "Diet; review in two weeks." },
  },
  addAddendum: {
    text: "Once a visit is completed or was missed. Dated, under the author's name, never changed. The answer has the notes with all addenda.",
    who: "Its doctor.",
    fails: ["invalid_transition"],
    request: { text: "The lab called: H. pylori negative." },
  },
  checkVisit: {
    text: "Keeps who confirmed what and when. The newest of a kind counts and is in the consultation's `checks`; `condition` decides `visitKind`. Until the visit is closed.",
    who: "Its doctor.",
    fails: ["invalid_transition"],
    request: { kind: "identity" },
  },
  readPhone: { text: "A number is told only while both sides agree, both accounts have one, and the room is open. What the other side said alone is told to nobody. Each reading is audited.", who: attends },
  agreePhone: {
    text: "Each side agrees for itself, until the visit is closed, and can take it back at any time; each answer is kept with its time. The number is the one in your profile. The room's socket says `changed` to both.",
    who: attends,
    fails: ["invalid_transition"],
    request: { agreed: true },
  },

  writePrescription: {
    text:
      "Signs a prescription at once, or keeps a draft with `draft: true`. The lists of the Telemedicine Practice Guidelines decide what may be prescribed; `drug_not_allowed` names each medicine and the reason. " +
      "A signed prescription supersedes the consultation's earlier one, and cannot be changed. " +
      "A medicine takes a `dosage`, from which `dose`, `frequency`, `durationDays` and the quantity are made; or these texts, from which the dosage is read where they are certain. Otherwise `inPlan` is false: the medicine stands on the paper and not in the plan.",
    who: `The consultation's doctor, while it is in progress or within ${PRESCRIBING_DAYS} days of its end.`,
    fails: ["invalid_transition", "drug_not_allowed", "confirmation_needed", "not_found"],
    request: { consultationId: "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01", diagnosis: "Functional dyspepsia", medications: [medication], advice: "Eat early, walk after dinner." },
  },
  listPrescriptions: { text: "Without anything clinical. A patient never sees a draft.", who: "Anybody who is signed in; each only their own. An administrator: all." },
  readPrescription: { text: "The whole prescription. Each reading is audited. Clinical fields are null for administrators, unless they have opened an emergency access.", who: "Its doctor; its patient once it is signed; an administrator." },
  printPrescription: {
    text:
      "The signed prescription on A4 or A5, in English or Hindi, tagged for screen readers, with the QR code for a pharmacy's check. The same prescription is the same bytes. One that is replaced or revoked says so across each sheet; a draft is never printed. " +
      "The file's name has no name of a person. Each reading is audited.",
    who: "Its doctor; its patient; an administrator, only while the patient's record is open in an emergency.",
    fails: ["invalid_transition", "unavailable"],
  },
  readSignedPrescription: {
    text:
      "`content` is the canonical JSON that was signed, `jws` the signature over exactly these bytes; check it with the key of its `kid` from `/.well-known/jwks.json`. A prescription that was signed before there were signatures has `jws` null. " +
      "A signature says who wrote what; whether the prescription is still in force only the check says. Each reading is audited.",
    who: "Its doctor; its patient; an administrator, only while the patient's record is open in an emergency.",
    fails: ["invalid_transition"],
  },
  listSigningKeys: { text: "A JSON Web Key Set (RFC 7517) with the key in use and all former ones. Also at `/.well-known/jwks.json`, without `/api/v1`. Empty before the first signature.", who: "Anybody." },
  rewritePrescription: {
    text: "Replaces the whole draft: fields that are left out are removed. `obstacles` in the answer says what would forbid signing it.",
    who: "Its doctor.",
    fails: ["invalid_transition", "edit_conflict"],
    request: { diagnosis: "Functional dyspepsia", medications: [medication], advice: "Eat early, walk after dinner." },
  },
  signPrescription: { text: "Signs a draft, which is checked again and gets today's date.", who: "Its doctor.", fails: ["invalid_transition", "drug_not_allowed", "confirmation_needed"] },
  revokePrescription: {
    text: "Revokes a signed prescription; the patient can read the reason, and a pharmacy's check answers `revoked`.",
    who: "Its doctor.",
    fails: ["invalid_transition"],
    request: { reason: "A gentler medicine fits better." },
  },
  dispensePrescription: {
    text:
      "A pharmacy records what it dispensed, in full or in part, with the code printed on the paper. `medication` is the position on the paper, from 0; `quantity` counts the unit of the paper's total (10 of `10 tablets`). " +
      "`all` is all that is left, and the only quantity where the paper's total is no number. Over all pharmacies it is never more than the paper's total: beyond it `already_dispensed`, with what is `left` of each medicine. " +
      "A replaced or revoked prescription is `invalid_transition`; a wrong code is 404, as in the check. A record is never changed. The patient is told in the app, and sees the name of the pharmacy.",
    who: "A partner's key with the scope `prescriptions:dispense`.",
    fails: ["not_found", "already_dispensed", "invalid_transition"],
    request: { code: "7K2M-Q4XD-93TB", items: [{ medication: 0, quantity: 10 }], pharmacy: "Sanjivani Pharmacy, Mysuru" },
  },
  verifyPrescription: {
    text:
      "For a pharmacy that holds the paper: send its number and the code printed beside it. Says whether it is `valid`, `partly_dispensed` (with what is `left`), `dispensed`, `superseded` or `revoked`, who signed it and whether it carries a signature, and nothing about the patient. " +
      "A wrong code, an unknown number and a draft are all answered 404. Each check is audited, and the patient can see it.",
    who: "Anybody who holds the paper; a partner's key with the scope `prescriptions:verify`.",
    fails: ["not_found"],
    request: { id: "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01", code: "7K2M-Q4XD-93TB" },
  },
} satisfies Record<string, Description>;
