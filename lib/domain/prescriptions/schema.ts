import { z } from "zod";
import { genders, prescriptionStatuses } from "@/db/schema/choices";
import { Id, Instant, line, LocalDate, nullIsNone, page, paging, text } from "@/lib/core/wire";
import { message } from "@/lib/core/words";
import { Age } from "@/lib/domain/patients/at-visit/schema";
import { EmergencyGrant, Withheld } from "@/lib/domain/records/emergency/schema";
import { Mode } from "../consultations/schema";
import { quantityText } from "./dosage/quantity";
import { Dispensation, Left } from "./dispensing/schema";
import { Dosage } from "./dosage/schema";
import { paperLanguages } from "./paper/languages";
import { Warning } from "./warning-schema";

export const PrescriptionStatus = z.enum(prescriptionStatuses);
export type PrescriptionStatus = z.infer<typeof PrescriptionStatus>;

/** One line of a prescription. The generic name is in capitals, as the Telemedicine Practice Guidelines require. */
export const Medication = z.object({
  drug: z.string().meta({ description: "Generic name, in capitals", examples: ["AVIPATTIKAR CHURNA"] }),
  form: z.string().meta({ description: "Tablet, powder, oil …", examples: ["powder"] }),
  strength: z.string().meta({ examples: ["as supplied"] }),
  dose: z.string().meta({ description: "The amount taken each time", examples: ["3 g"] }),
  route: z.string().meta({ description: "How it is taken", examples: ["oral"] }),
  frequency: z.string().meta({ description: "How often", examples: ["twice a day"] }),
  durationDays: z.int().meta({ description: "For how many days" }),
  quantity: z.string().meta({ description: "The total to dispense", examples: ["90 g"] }),
  instructions: z.string().optional().meta({ description: "Special instructions", examples: ["with warm water, after meals"] }),
  dosage: Dosage.nullable().optional().meta({ description: "The same as a structure" }),
});
export type Medication = z.infer<typeof Medication>;

/** A medicine as it is answered: with its structure, or none. */
const AnsweredMedication = Medication.extend({
  dosage: Dosage.nullable().meta({ description: "`dose`, `frequency` and `durationDays` as a structure; null where the texts did not say it with certainty" }),
  inPlan: z.boolean().meta({ description: "false: it stands on the paper and not in the patient's plan of the day, because it has no `dosage`" }),
});

/** The wording that every prescription of a teleconsultation carries. */
export const STATEMENT = "This prescription is generated on a teleconsultation.";

const Prescriber = z.object({
  name: z.string(),
  qualifications: z.array(z.string()),
  registrationNumber: z.string().meta({ description: "The registration number with the council, as it was at signing" }),
  registrationCouncil: z.string(),
  systemOfMedicine: z.string().meta({ description: "The prescription has no medicine of another system", examples: ["Ayurveda"] }),
  address: z.string().meta({ description: "The address in the doctor's profile, or city and state of the practice" }),
  contact: z.string().meta({ description: "Phone, or email if there is no phone" }),
});

const Subject = z.object({
  name: z.string(),
  age: Age.nullable().meta({ description: "On the day of signing" }),
  ageYears: z.int().nullable().meta({ description: "Whole years on the day of signing; 0 for an infant, so show `age.text`" }),
  gender: z.enum(genders).nullable(),
  address: z.string().nullable(),
  heightCm: z.number().nullable(),
  weightKg: z.number().nullable().meta({ description: "If relevant, for example for a child" }),
});

const clinical = {
  complaints: z.string(),
  history: z.string().nullable(),
  findings: z.string().nullable().meta({ description: "Findings on examination, as far as the mode allows" }),
  investigations: z.string().nullable().meta({ description: "Investigations that were requested, or whose results were seen" }),
  diagnosis: z.string().meta({ description: "Diagnosis or provisional diagnosis" }),
  medications: z.array(Medication),
  advice: z.string().nullable(),
  followUpOn: z.string().nullable().meta({ description: "The date of the next visit, YYYY-MM-DD" }),
};

/**
 * Everything a prescription shows, as it was at signing. It is kept as encrypted JSON in `prescriptions.content`, with its
 * keyed hash in `content_hash`. The fields are those of the Telemedicine Practice Guidelines, 25 March 2020, 3.7.4 and annexure 2.
 */
export const PrescriptionContent = z.object({
  doctor: Prescriber,
  /** Without the age in words, which is made from the numbers. Content that was signed before ages had months has `ageYears` alone. */
  patient: Subject.extend({ age: Age.omit({ text: true }).nullable().optional() }),
  date: z.string().meta({ description: "The doctor's local date, YYYY-MM-DD" }),
  ...clinical,
  /** Why the doctor signed in spite of a warning. Absent in prescriptions of before there were warnings. */
  overrideReason: z.string().nullable().optional(),
  statement: z.literal(STATEMENT),
  /** Null on a draft. `at` is an instant, RFC 3339. */
  signature: z.object({ by: z.string(), at: z.string() }).nullable(),
});
export type PrescriptionContent = z.infer<typeof PrescriptionContent>;

/** Why a medicine may not be prescribed in this consultation now. */
export const DrugProblem = z.enum(["not_listed", "for_review", "other_system", "prohibited", "needs_video", "needs_follow_up", "not_for_age"]).meta({
  description:
    "not_listed: the formulary does not name it, so it must be reviewed first; for_review: it is known by name, but nobody has decided on its list; other_system: not of the doctor's system of medicine; prohibited: Schedule X, a narcotic or a psychotropic; " +
    "needs_video: list A, by audio or text only as a refill on a follow-up; needs_follow_up: list B, only in addition to medicines the patient already takes; not_for_age: forbidden at this age",
});
export type DrugProblem = z.infer<typeof DrugProblem>;

/** The reasons that clients of before the formulary grew know; what came later is told by `rule`. */
const KnownProblem = DrugProblem.exclude(["for_review", "not_for_age"]).meta({ description: "As `rule`, where an older client knows it: `for_review` is `not_listed` here, and `not_for_age` is `prohibited`" });

const Obstacle = z.object({
  medication: z.int().meta({ description: "Position in `medications`, from 0" }),
  reason: KnownProblem,
  rule: DrugProblem,
  message: z.string(),
  source: z.string().meta({ description: "Which law or guideline says so" }),
  wayOut: z.string().meta({ description: "What the doctor can do instead" }),
});
/** As the rules find it, before it has words. */
export interface Obstacle {
  medication: number;
  reason: DrugProblem;
}

/** A prescription without anything clinical: what lists show. */
export const PrescriptionSummary = z.object({
  id: Id,
  consultationId: Id,
  status: PrescriptionStatus,
  doctor: z.object({ id: Id, name: z.string() }),
  patient: z.object({ id: Id, name: z.string() }),
  createdAt: Instant,
  signedAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
  supersedesId: Id.nullable().meta({ description: "The prescription that this one replaced" }),
});
export type PrescriptionSummary = z.infer<typeof PrescriptionSummary>;

const Orders = z.object(clinical);

/** The whole prescription. Clinical fields are null if they are withheld. */
export const Prescription = PrescriptionSummary.extend({
  doctor: Prescriber.extend({ id: Id }),
  patient: Subject.extend({ id: Id }),
  withheld: Withheld,
  emergencyAccess: EmergencyGrant,
  mode: Mode,
  date: z.string(),
  complaints: Orders.shape.complaints.nullable(),
  history: Orders.shape.history,
  findings: Orders.shape.findings,
  investigations: Orders.shape.investigations,
  diagnosis: Orders.shape.diagnosis.nullable(),
  medications: z.array(AnsweredMedication).nullable(),
  advice: Orders.shape.advice,
  followUpOn: Orders.shape.followUpOn,
  statement: z.literal(STATEMENT),
  signature: z.object({ by: z.string(), at: z.string() }).nullable(),
  contentHash: z.string().nullable().meta({ description: "Keyed hash of the signed content; null on a draft" }),
  verificationCode: z.string().nullable().meta({ description: "Printed on the paper, so that a pharmacy can check the prescription; null on a draft", examples: ["7K2M-Q4XD-93TB"] }),
  revokedReason: z.string().nullable(),
  overrideReason: z.string().nullable().optional().meta({ description: "Why the doctor signed in spite of a warning" }),
  warnings: z.array(Warning).default([]).meta({ description: "For the doctor of a draft: what needs `overrideReason` to be signed. Empty otherwise" }),
  dispensations: z.array(Dispensation).default([]).meta({ description: "What pharmacies recorded, oldest first. Empty if withheld" }),
  obstacles: z.array(Obstacle).meta({ description: "For the doctor of a draft: what would forbid signing it now. Empty otherwise" }),
  version: z.int(),
});
export type Prescription = z.infer<typeof Prescription>;

const capitals = line(120).meta({ description: "Generic name; stored in capitals", examples: ["AVIPATTIKAR CHURNA"] });

const MOST_DAYS = 180;
const MOST_MEDICINES = 20;

/** A text that the structure gives, so that it may be left out where there is one. */
const given = "Left out if there is a `dosage`, from which it is made";

interface Orderly {
  dosage?: Dosage | undefined;
  form?: string;
  quantity?: unknown;
}

/** Holds also while another field is wrong, so that one answer names all fields. */
const always = { when: () => true };
const orElse = (field: "dose" | "frequency" | "durationDays", words: string) => ({ path: [field], message: words, ...always });
const hasOr = (field: string) => (value: object | undefined) => (value as { dosage?: unknown } | undefined)?.dosage !== undefined || (value as Record<string, unknown> | undefined)?.[field] !== undefined;
const hasQuantity = (value: Orderly | undefined) => value?.quantity !== undefined || (Dosage.safeParse(value?.dosage).success && quantityText(Dosage.parse(value!.dosage), value!.form ?? "") !== "");

const MedicationInput = z
  .object({
    drug: capitals,
    form: line(60).meta({ examples: ["powder"] }),
    strength: line(60).meta({ examples: ["as supplied"] }),
    dose: line(80).optional().meta({ description: given, examples: ["3 g"] }),
    route: line(40).meta({ examples: ["oral"] }),
    frequency: line(80).optional().meta({ description: given, examples: ["twice a day"] }),
    durationDays: z.number(message("fields.medicine.daysMissing")).int(message("fields.medicine.daysNotWhole")).min(1, message("fields.medicine.noDay")).max(MOST_DAYS, message("fields.medicine.tooManyDays", { max: MOST_DAYS })).optional().meta({ description: given }),
    quantity: z.union([line(60), z.number().positive().max(100_000)], message("fields.medicine.quantity")).optional().meta({ description: "May be left out where the `dosage` tells it", examples: ["90 g"] }),
    instructions: nullIsNone(text(500).optional()),
    dosage: nullIsNone(Dosage.optional()).meta({ description: "How it is taken, as a structure. The texts are made from it; without it, it is read from the texts where they are certain" }),
  })
  .refine(hasOr("dose"), orElse("dose", message("fields.text.missing")))
  .refine(hasOr("frequency"), orElse("frequency", message("fields.text.missing")))
  .refine(hasOr("durationDays"), orElse("durationDays", message("fields.medicine.daysMissing")))
  .refine(hasQuantity, { path: ["quantity"], message: message("fields.medicine.quantity"), ...always });
export type MedicationInput = z.output<typeof MedicationInput>;

const written = {
  diagnosis: text(2000).meta({ description: "Diagnosis or provisional diagnosis" }),
  medications: z.array(MedicationInput, message("fields.medicines.missing")).min(1, message("fields.medicines.none")).max(MOST_MEDICINES, message("fields.medicines.tooMany", { max: MOST_MEDICINES })),
  complaints: nullIsNone(text(2000).optional()).meta({ description: "The consultation's complaint if left out" }),
  history: nullIsNone(text(5000).optional()),
  findings: nullIsNone(text(5000).optional()).meta({ description: "Findings on examination, as far as the mode allows" }),
  investigations: nullIsNone(text(2000).optional()).meta({ description: "Investigations that were requested, or whose results were seen" }),
  advice: nullIsNone(text(5000).optional()),
  followUpOn: nullIsNone(LocalDate.optional()).meta({ description: "The date of the next visit; today or later, in the doctor's zone" }),
  heightCm: nullIsNone(z.number(message("fields.heightCm.missing")).min(20, message("fields.heightCm.tooSmall")).max(260, message("fields.heightCm.tooLarge", { max: 260 })).optional()),
  weightKg: nullIsNone(z.number(message("fields.weightKg.missing")).min(0.3, message("fields.weightKg.tooSmall", { min: 0.3 })).max(400, message("fields.weightKg.tooLarge", { max: 400 })).optional()),
  patientAgeYears: nullIsNone(z.int(message("fields.ageYears.notWhole")).min(0, message("fields.ageYears.notWhole")).max(120, message("fields.ageYears.tooLarge", { max: 120 })).optional()).meta({ description: "As told in the consultation; used where the profile has no date of birth" }),
  patientGender: nullIsNone(z.enum(genders).optional()).meta({ description: "As the patient told it; used if the profile has no gender" }),
  patientAddress: nullIsNone(text(300).optional()).meta({ description: "As the patient told it; used if the profile has no address" }),
};

const overrideReason = nullIsNone(text(500).optional()).meta({ description: "Why it is right in spite of the warnings; `confirmation_needed` names them" });

export const WritePrescription = z.object({
  consultationId: Id,
  ...written,
  overrideReason,
  draft: nullIsNone(z.boolean().default(false)).meta({ description: "true keeps the prescription as a draft, which the patient does not see" }),
});
export type WritePrescription = z.output<typeof WritePrescription>;

/** Replaces the whole draft: fields that are left out are removed. */
export const RewritePrescription = z.object({ id: Id, ...written, version: nullIsNone(z.int().positive().optional()) });

export const ListMedicines = z.object({ consultationId: Id, q: z.string().max(80).optional().meta({ description: "Only those that fit what was typed so far, best first" }) });
export const MedicineList = z.object({
  data: z.array(
    z.object({
      drug: z.string(),
      list: z.enum(["O", "A", "B", "prohibited", "review"]),
      problem: DrugProblem.nullable().meta({ description: "What forbids the medicine on this consultation; null if nothing does" }),
    }),
  ),
});

export const PrescriptionById = z.object({ id: Id });
export const PrintPrescription = PrescriptionById.extend({
  size: nullIsNone(z.enum(["A4", "A5"]).default("A4")).meta({ description: "The sheet" }),
  language: nullIsNone(z.enum(paperLanguages).default("en")).meta({ description: "The language of the printed words. What people wrote stays as they wrote it" }),
});

/** What was signed, and the signature. */
export const SignedPrescription = z.object({
  content: z.string().meta({ description: "The canonical JSON (RFC 8785) that was signed, byte for byte" }),
  jws: z.string().nullable().meta({ description: "The signature over it: a compact JWS, Ed25519. Its `kid` is in the key set. null if the prescription was signed before there were signatures" }),
  note: z.enum(["signed", "none"]).meta({ description: "`none`: it carries no signature; the keyed hash that was made when it was signed shows us that it is unchanged" }),
});
export const ListKeys = z.object({});
export const KeySet = z.object({ keys: z.array(z.object({ kty: z.string(), crv: z.string(), x: z.string(), kid: z.string(), alg: z.string(), use: z.string() })) });
export const RenewedKey = z.object({ kid: z.string() });
export const SignPrescription = PrescriptionById.extend({ overrideReason });

/** The number and the code that are printed on the prescription. The code may be in upper or lower case, with or without its dashes. */
export const VerifyPrescription = z.object({
  id: Id.meta({ description: "The prescription's number, as printed" }),
  code: z
    .string(message("fields.verificationCode.missing"))
    .trim()
    .min(1, message("fields.verificationCode.missing"))
    .max(100, message("fields.verificationCode.unknown"))
    .meta({ description: "The verification code, as printed", examples: ["7K2M-Q4XD-93TB"] }),
});

/** What a pharmacy is told: nothing about the patient, and no medicines, because it reads those on the paper. */
export const Verification = z.object({
  id: Id,
  status: z.enum(["valid", "partly_dispensed", "dispensed", "superseded", "revoked"]).meta({ description: "Dispense if it is `valid`; if `partly_dispensed`, only what is `left`. `superseded`: the doctor wrote a newer prescription" }),
  doctor: z.object({ name: z.string(), registrationNumber: z.string(), registrationCouncil: z.string(), systemOfMedicine: z.string() }),
  date: z.string().meta({ description: "Date on the paper, in the doctor's zone, YYYY-MM-DD", examples: ["2026-01-31"] }),
  signedAt: Instant,
  medicationCount: z.int().meta({ description: "How many medicines were prescribed, so that a line added to the paper is noticed" }),
  hasSignature: z.boolean().meta({ description: "Whether it carries a signature that others can check. One signed before there were signatures has none" }),
  left: z.array(Left).nullable().meta({ description: "What may still be dispensed, if it is `partly_dispensed`; null otherwise" }),
  checkedAt: Instant,
});
export type Verification = z.output<typeof Verification>;

export const RevokePrescription = z.object({ id: Id, reason: text(500).meta({ description: "The reason; shown to the patient" }) });

export const ListPrescriptions = z.object({ consultationId: Id.optional(), patientId: Id.optional().meta({ description: "Only those of this patient" }), status: PrescriptionStatus.optional(), ...paging });
export const PrescriptionPage = page(PrescriptionSummary);
