import { formatDate } from "@/lib/clock/format-date";
import { formatInstant } from "@/lib/clock/format-instant";
import { localDate } from "@/lib/clock/local-day";
import { type Age, ageParts } from "@/lib/domain/patients/age";
import { sentence } from "../dosage/sentence";
import type { Medication, Prescription } from "../schema";
import type { PaperLanguage } from "./languages";
import { paperWords } from "./words";

/** What a prescription shows. The sheet on the screen and the PDF are both made from it, so that neither has a line that the other lacks. */
export interface PaperModel {
  language: PaperLanguage;
  title: string;
  doctor: { name: string; credentials: string; registration: { label: string; number: string; council: string }; address: string; contact: string };
  /** Who it is for, and when. `name` is set apart, because it may be in another script than the rest. */
  facts: { key: "patient" | "date" | "address" | "mode" | "measures"; label: string; name: string | null; text: string }[];
  parts: PaperPart[];
  medicinesLabel: string;
  columns: readonly string[];
  medicines: PaperMedicine[];
  after: PaperPart[];
  check: { qrLabel: string; codeLabel: string; code: string | null; numberLabel: string; number: string };
  /** `at` is the line with the time; null on a draft. */
  signature: { by: string; at: string } | null;
  unsigned: string;
  /** Across the paper, if it is not in force. */
  stamp: string | null;
  /** Why it is not in force, and what that means. */
  notice: string | null;
  statement: string[];
  page: string;
}

export interface PaperPart {
  key: "complaints" | "history" | "findings" | "investigations" | "diagnosis" | "advice" | "followUp";
  label: string;
  text: string;
}

export interface PaperMedicine {
  number: number;
  drug: string;
  product: string;
  dosage: string;
  /** The same as one says it to the patient, in the language of the paper; null where only the texts are known. */
  said: string | null;
  duration: string;
  quantityLabel: string;
  quantity: string;
  instructions: string | null;
}

type Shown = Pick<
  Prescription,
  | "id" | "status" | "mode" | "date" | "complaints" | "history" | "findings" | "investigations" | "diagnosis" | "advice" | "followUpOn"
  | "statement" | "signature" | "verificationCode"
> & { medications: Medication[] | null; doctor: Omit<Prescription["doctor"], "id">; patient: Omit<Prescription["patient"], "id">; revokedAt: Date | string | null };

/** @param timeZone in which the instants of signing and revoking are written */
export function paperOf(prescription: Shown, { language, timeZone }: { language: PaperLanguage; timeZone: string }): PaperModel {
  const words = paperWords[language];
  const { doctor, patient, status, signature } = prescription;
  // Hindi has no short names of months that people write.
  const day = (date: string) => formatDate(date, language === "hi" ? "written" : "date", words.locale);
  const dayOf = (at: Date | string) => day(localDate(new Date(at), timeZone));
  const timeOf = (at: Date | string) => formatInstant(at, { timeZone, format: "time", zone: true, locale: words.locale });
  const part = (key: PaperPart["key"], text: string | null): PaperPart[] => (text ? [{ key, label: words[key], text }] : []);
  const measures = [patient.heightCm === null ? "" : words.height(patient.heightCm), patient.weightKg === null ? "" : words.weight(patient.weightKg)].filter(Boolean).join(", ");
  return {
    language,
    title: words.title,
    doctor: {
      name: doctor.name,
      credentials: `${doctor.qualifications.join(", ")} · ${doctor.systemOfMedicine}`,
      registration: { label: words.registration, number: doctor.registrationNumber, council: doctor.registrationCouncil },
      address: doctor.address,
      contact: doctor.contact,
    },
    facts: [
      { key: "patient", label: words.patient, name: patient.name, text: `${ageIn(patient.age, language)}, ${words.genders[patient.gender ?? "unknown"]}` },
      { key: "date", label: words.date, name: null, text: day(prescription.date) },
      { key: "address", label: words.address, name: null, text: patient.address ?? words.notStated },
      { key: "mode", label: words.mode, name: null, text: words.modes[prescription.mode] },
      ...(measures ? [{ key: "measures" as const, label: words.measures, name: null, text: measures }] : []),
    ],
    parts: (["complaints", "history", "findings", "investigations", "diagnosis"] as const).flatMap((key) => part(key, prescription[key])),
    medicinesLabel: words.medicines,
    columns: words.columns,
    medicines: (prescription.medications ?? []).map((medication, n) => ({
      number: n + 1,
      drug: medication.drug,
      product: `${medication.form}, ${medication.strength}`,
      dosage: dosageOf(medication),
      said: medication.dosage ? sentence(medication.dosage, language, medication.route) : null,
      duration: words.duration(medication.durationDays),
      quantityLabel: words.columns[4],
      quantity: medication.quantity,
      instructions: medication.instructions ?? null,
    })),
    after: [...part("advice", prescription.advice), ...part("followUp", prescription.followUpOn && day(prescription.followUpOn))],
    check: { qrLabel: words.qr, codeLabel: words.code, code: prescription.verificationCode, numberLabel: words.number, number: prescription.id },
    signature: signature && { by: signature.by, at: words.signed(`${dayOf(signature.at)}, ${timeOf(signature.at)}`) },
    unsigned: words.unsigned,
    stamp: status === "signed" ? null : words.stamps[status],
    notice: status === "superseded" ? words.superseded : status === "revoked" && prescription.revokedAt ? words.revoked(dayOf(prescription.revokedAt)) : null,
    statement: [prescription.statement, ...(words.statement ? [words.statement] : [])],
    page: words.page,
  };
}

/** How a medicine is taken, for the pharmacy. */
const dosageOf = ({ dose, route, frequency }: Medication) => `${dose}, ${route}, ${frequency}`;

function ageIn(age: Age | null, language: PaperLanguage): string {
  const words = paperWords[language].age;
  if (age === null) return words.unknown;
  return ageParts(age).map(([unit, count]) => (age.months === null && count === 0 ? words.underOneYear : words[unit](count))).join(" ");
}
