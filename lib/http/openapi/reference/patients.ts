import { ADULT_YEARS, MAX_DEPENDENTS } from "@/lib/domain/patients/patient";
import { INVITATION_DAYS, MAX_FAILURES } from "@/lib/domain/patients/invitations/invitation";
import type { Description } from "./description";

const carer = "An account that cares for the patient.";

export const patientDescriptions = {
  listPatients: { text: "A patient is a person with a record; an account signs in, books and pays. Every patient's account has one patient of its own, `relation: self`, with the account's id. It stands first.", who: "A patient's account." },
  createPatient: {
    text: `Adds a person without an account: a child, a parent, a spouse. The date of birth is required. At most ${MAX_DEPENDENTS} others for one account.`,
    who: "A patient's account.",
    request: { firstName: "Aarav", lastName: "Krishnan", dateOfBirth: "2025-11-02", gender: "male", relation: "child" },
  },
  readPatient: { text: "Each reading is audited.", who: `${carer} A doctor who has had a consultation with the patient.`, fails: [] },
  updatePatient: {
    text: "A field that is left out stays as it is; null empties it. For the account's own patient these are the fields of the profile.",
    who: `${carer} Once the patient has an account, only that one.`,
    fails: ["edit_conflict"],
    request: { address: { line1: "4 Temple Road", city: "Mysuru", state: "Karnataka", postalCode: "570001" } },
  },
  listCarers: { text: "Those who care for the patient now, then those who did, and the invitations that wait.", who: `${carer} An administrator.` },
  endCare: {
    text: "The record and its audit stay; the account sees them no more. One carer cannot remove another. An administrator gives a `reason`, which is audited.",
    who: "The account whose care ends; the patient's own account; an administrator.",
    fails: ["invalid_transition"],
    request: { reason: "Court order of 3 March seen." },
  },
  invite: {
    text: `Sends a link by mail, good for ${INVITATION_DAYS} days and one use. \`care\`: the account of that address may care for the patient too. \`own_account\`: the patient, from the age of ${ADULT_YEARS}, takes the record over.`,
    who: `${carer} Once the patient has an account, only that one.`,
    fails: ["invalid_transition"],
    request: { kind: "care", email: "ravi.krishnan@example.in" },
  },
  withdrawInvitation: { text: "Its link opens nothing any more.", who: `${carer} Once the patient has an account, only that one.` },
  readInvitation: { text: "No more of the patient than the first name.", who: "Anybody who has the link.", fails: [] },
  acceptCare: { text: "The account must be that of the address to which the link was sent.", who: "A patient's account.", fails: ["already_exists"], request: { token: "Zk1x0p9QvWa7Zk1x0p9QvWa7Zk1x0p9QvWa7Zk1x0p9", relation: "child" } },
  takeOver: {
    text: `Makes an account with the address to which the link was sent, and signs it in. Nothing is copied: the account has the patient's id. The care of everybody else ends. ${MAX_FAILURES} wrong dates of birth use the link up.`,
    who: "The patient, by the link.",
    fails: ["email_taken"],
    request: { token: "Zk1x0p9QvWa7Zk1x0p9QvWa7Zk1x0p9QvWa7Zk1x0p9", dateOfBirth: "1951-08-15", password: "monsoon lantern tamarind" },
  },
} satisfies Record<string, Description>;
