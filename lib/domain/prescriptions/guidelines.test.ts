import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { consultations } from "@/db/schema/consultations";
import { context, makeDoctor, makePatient, makeSlot, meetInRoom, reachTime } from "@/lib/domain/testing/fixtures";
import { bookConsultation } from "../consultations/book";
import { checkVisit } from "../consultations/checks/check";
import { updateConsultation } from "../consultations/update";
import { revokePrescription } from "./revoke";
import { signPrescription } from "./sign";
import { writePrescription } from "./write";

/*
 * The Telemedicine Practice Guidelines of 25 March 2020, case by case, tested through the whole product: booking,
 * consultation, prescription, database. The lists themselves are tested in prescription.test.ts.
 */

type Mode = "video" | "audio" | "text";
const line = (drug: string) => ({ drug, form: "tablet", strength: "500 mg", dose: "1", route: "oral", frequency: "once a day", durationDays: 10, quantity: "10 tablets" });

/** A visit of a patient to a doctor. With `takes` it follows a video visit that prescribed these medicines; otherwise it is the first. */
async function meet({ mode, takes, system = "Modern medicine", confirms = true }: { mode: Mode; takes?: string[]; system?: string; confirms?: boolean }) {
  const [doctor, patient] = await Promise.all([makeDoctor({ systemOfMedicine: system, qualifications: ["MBBS"] }), makePatient()]);
  const by = context(doctor.actor);
  const start = async (way: Mode, startsInHours: number) => {
    const slot = await makeSlot(doctor.id, { startsInHours });
    const booked = await bookConsultation(context(patient.actor), { slotId: slot.id, complaint: "As before", mode: way });
    await reachTime(booked.id, 72 - startsInHours);
    await updateConsultation(by, { id: booked.id, status: "in_progress" });
    await meetInRoom(booked.id);
    return booked;
  };
  if (takes) {
    const { id } = await start("video", 24);
    if (takes.length > 0) await writePrescription(by, { consultationId: id, diagnosis: "As before", medications: takes.map(line) });
    await updateConsultation(by, { id, status: "completed" });
  }
  const { id: consultationId, followUp } = await start(mode, 48);
  expect(followUp).toBe(takes !== undefined);
  if (takes && confirms) await checkVisit(by, { id: consultationId, kind: "condition", holds: true });
  const prescribe = (...drugs: string[]) => writePrescription(by, { consultationId, diagnosis: "As before", medications: drugs.map(line), overrideReason: "A refill" });
  return { by, doctor, patient, consultationId, prescribe };
}

/** `answer` is "allowed" or the reason why not. `takes` makes the visit a follow-up of a patient who takes these medicines. */
const cases: { what: string; drug: string; mode: Mode; takes?: string[]; system?: string; confirms?: boolean; answer: "allowed" | "needs_video" | "needs_follow_up" | "prohibited" | "not_listed" | "for_review" | "other_system" }[] = [
  { what: "List O, first consultation, by text", drug: "Paracetamol", mode: "text", answer: "allowed" },
  { what: "List O, first consultation, by audio", drug: "Paracetamol", mode: "audio", answer: "allowed" },
  { what: "List O, follow-up, on video", drug: "Oral rehydration salts", mode: "video", takes: [], answer: "allowed" },
  { what: "List A, first consultation, on video", drug: "Metformin", mode: "video", answer: "allowed" },
  { what: "List A, first consultation, by audio", drug: "Metformin", mode: "audio", answer: "needs_video" },
  { what: "List A, first consultation, by text", drug: "Metformin", mode: "text", answer: "needs_video" },
  { what: "List A, follow-up refill, by text", drug: "Metformin", mode: "text", takes: ["Metformin"], answer: "allowed" },
  { what: "List A, follow-up, by text, but new to the patient", drug: "Enalapril", mode: "text", takes: ["Metformin"], answer: "needs_video" },
  { what: "List A, by text, for another condition than the last visit", drug: "Metformin", mode: "text", takes: ["Metformin"], confirms: false, answer: "needs_video" },
  { what: "List B, for another condition than the last visit", drug: "Sitagliptin", mode: "audio", takes: ["Metformin"], confirms: false, answer: "needs_follow_up" },
  { what: "List B, first consultation, even on video", drug: "Sitagliptin", mode: "video", answer: "needs_follow_up" },
  { what: "List B, follow-up, added to a list A medicine", drug: "Sitagliptin", mode: "audio", takes: ["Metformin"], answer: "allowed" },
  { what: "List B, follow-up, with nothing to add it to", drug: "Sitagliptin", mode: "video", takes: ["Paracetamol"], answer: "needs_follow_up" },
  { what: "Schedule X, never", drug: "Methylphenidate", mode: "video", takes: ["Metformin"], answer: "prohibited" },
  { what: "A narcotic, never", drug: "Morphine sulphate", mode: "video", takes: ["Metformin"], answer: "prohibited" },
  { what: "A psychotropic, never", drug: "Alprazolam", mode: "video", takes: ["Metformin"], answer: "prohibited" },
  { what: "A narcotic within a combination, never", drug: "Paracetamol with codeine", mode: "video", answer: "prohibited" },
  { what: "What nobody has listed, blocked for review", drug: "Amlodipine", mode: "video", answer: "for_review" },
  { what: "A class instead of an ingredient, blocked", drug: "Antihypertensive", mode: "video", answer: "not_listed" },
  { what: "A medicine of Ayurveda, by a doctor of modern medicine", drug: "Triphala churna", mode: "video", answer: "other_system" },
  { what: "A medicine of Ayurveda, by a doctor of Ayurveda", drug: "Triphala churna", mode: "text", system: "Ayurveda", answer: "allowed" },
  { what: "A modern medicine, by a doctor of Ayurveda", drug: "Paracetamol", mode: "video", system: "Ayurveda", answer: "other_system" },
];

describe("may it be prescribed on a teleconsultation?", () => {
  it.each(cases)("$what: $answer", async ({ drug, answer, ...circumstances }) => {
    const { prescribe } = await meet(circumstances);
    if (answer === "allowed") await expect(prescribe(drug)).resolves.toMatchObject({ status: "signed", medications: [{ drug: drug.toUpperCase() }] });
    else await expect(prescribe(drug)).rejects.toMatchObject({ code: "drug_not_allowed", fields: { "medications.0.drug": [{ key: `fields.drug.${answer}` }] }, extra: { reasons: [{ medication: 0, reason: answer }] } });
  });

  it("depends on the current mode: after a switch from video to audio, audio counts", async () => {
    const { prescribe, by, consultationId } = await meet({ mode: "video" });
    await updateConsultation(by, { id: consultationId, mode: "audio" });
    await expect(prescribe("Metformin")).rejects.toMatchObject({ extra: { reasons: [{ reason: "needs_video" }] } });
    await updateConsultation(by, { id: consultationId, mode: "video" });
    await expect(prescribe("Metformin")).resolves.toMatchObject({ status: "signed", mode: "video" });
  });

  it("does not refill a medicine of a revoked prescription", async () => {
    const { by, prescribe, consultationId, patient } = await meet({ mode: "video" });
    const paper = await prescribe("Metformin");
    await revokePrescription(by, { id: paper.id, reason: "Kidneys" });
    await updateConsultation(by, { id: consultationId, status: "completed" });
    const slot = await makeSlot(by.actor.kind === "user" ? by.actor.id : "", { startsInHours: 72 });
    const next = await bookConsultation(context(patient.actor), { slotId: slot.id, complaint: "As before", mode: "text" });
    await reachTime(next.id);
    await updateConsultation(by, { id: next.id, status: "in_progress" });
    await expect(writePrescription(by, { consultationId: next.id, diagnosis: "As before", medications: [line("Metformin")] })).rejects.toMatchObject({ code: "drug_not_allowed" });
  });

  it("is checked again when a draft is signed", async () => {
    const { by, consultationId } = await meet({ mode: "video" });
    const draft = await writePrescription(by, { consultationId, diagnosis: "Sugar", medications: [line("Metformin")], draft: true });
    expect(draft.obstacles).toEqual([]);
    await database().update(consultations).set({ mode: "text" }).where(eq(consultations.id, consultationId));
    await expect(signPrescription(by, { id: draft.id })).rejects.toMatchObject({ code: "drug_not_allowed" });
  });
});

describe("the paper", () => {
  it("has everything that the guidelines require", async () => {
    const { by, consultationId, doctor } = await meet({ mode: "video" });
    const paper = await writePrescription(by, {
      consultationId, diagnosis: "Type 2 diabetes, provisional", complaints: "Thirst", history: "None", findings: "BMI 29", investigations: "HbA1c", advice: "Walk daily",
      heightCm: 168, weightKg: 82, patientAgeYears: 51, patientGender: "female", patientAddress: "4 Temple Road, Mysuru",
      medications: [{ ...line("metformin"), instructions: "After food" }],
    });
    expect(paper).toMatchObject({
      doctor: { name: "Dr. Meera Iyer", qualifications: ["MBBS"], registrationNumber: expect.stringMatching(/.+/), registrationCouncil: expect.stringMatching(/.+/), address: expect.stringMatching(/.+/), contact: expect.stringMatching(/.+/) },
      patient: { name: "Asha Rao", ageYears: 51, gender: "female", address: "4 Temple Road, Mysuru", heightCm: 168, weightKg: 82 },
      date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      complaints: "Thirst", history: "None", findings: "BMI 29", investigations: "HbA1c", diagnosis: "Type 2 diabetes, provisional",
      medications: [{ drug: "METFORMIN", form: "tablet", strength: "500 mg", dose: "1", route: "oral", frequency: "once a day", durationDays: 10, quantity: "10 tablets", instructions: "After food" }],
      advice: "Walk daily",
      signature: { by: "Dr. Meera Iyer", at: expect.any(String) },
      statement: "This prescription is generated on a teleconsultation.",
    });
    expect(paper.doctor.id).toBe(doctor.id);
  });
});
