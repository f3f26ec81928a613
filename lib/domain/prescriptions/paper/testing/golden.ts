import { drawPaper } from "@/lib/platform/papers/draw";
import { readText } from "../../dosage/read-text";
import type { PaperLanguage } from "../languages";
import { paperOf } from "../model";
import { sheetOf } from "../sheet";

type Shown = Parameters<typeof paperOf>[0];

export const medicine = (drug: string, more = {}) => ({
  drug, form: "tablet", strength: "500 mg", dose: "1 tablet", route: "oral", frequency: "twice a day", durationDays: 5, quantity: "10 tablets", instructions: "after food, with water", ...more,
});

/** A prescription with every field that the guidelines name. */
export const golden: Shown = {
  id: "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
  status: "signed",
  mode: "video",
  date: "2026-01-31",
  complaints: "Fever for three days",
  history: "Asthma as a child",
  findings: "Throat red on video",
  investigations: "Complete blood count",
  diagnosis: "Viral fever",
  medications: [medicine("PARACETAMOL", { dosage: readText("1 tablet", "twice a day", 5, "tablet") }), medicine("CETIRIZINE", { strength: "10 mg", frequency: "at night", durationDays: 1, quantity: "1 tablet", instructions: undefined })],
  advice: "Drink plenty of water.\nRest for three days.",
  followUpOn: "2026-02-07",
  statement: "This prescription is generated on a teleconsultation.",
  signature: { by: "Dr. Meera Iyer", at: "2026-01-31T05:00:00.000Z" },
  verificationCode: "7K2M-Q4XD-93TB",
  revokedAt: null,
  doctor: {
    name: "Dr. Meera Iyer", qualifications: ["MBBS", "MD (General Medicine)"], registrationNumber: "KMC-12345", registrationCouncil: "Karnataka Medical Council",
    systemOfMedicine: "Modern medicine", address: "12 MG Road, Bengaluru", contact: "+91 98765 43210",
  },
  patient: { name: "Asha Rao", age: { years: 34, months: 2, days: 3, text: "34 years" }, ageYears: 34, gender: "female", address: "4 Temple Road, Mysuru", heightCm: 162, weightKg: 61.5 },
};

interface Form {
  language?: PaperLanguage;
  size?: "A4" | "A5";
}

/** The golden prescription, with some fields changed, as it is handed to be drawn. */
export function goldenSheet(changes: Partial<Shown> = {}, { language = "en", size = "A4" }: Form = {}) {
  const checkAddress = "https://care.example.org/verify?id=0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01#7K2M-Q4XD-93TB";
  const model = paperOf({ ...golden, ...changes }, { language, timeZone: "Asia/Kolkata" });
  return sheetOf(model, { size, issuer: "Amrutam", date: golden.date, checkAddress, at: new Date("2026-01-31T05:00:00Z") });
}

/** The same as a PDF. */
export const drawGolden = (changes?: Partial<Shown>, form?: Form) => drawPaper(goldenSheet(changes, form));
