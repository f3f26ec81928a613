import { z } from "zod";
import { Id, Instant, nullIsNone, text } from "@/lib/core/wire";
import { message } from "@/lib/core/words";
import { EmergencyGrant, Withheld } from "@/lib/domain/records/emergency/schema";

/** The texts that a patient can tell before a visit. */
export const intakeTexts = ["since", "history", "allergies", "medicines"] as const;
export type IntakeText = (typeof intakeTexts)[number];
/** The longest text of each. */
export const INTAKE_MAX = { since: 200, history: 5000, allergies: 2000, medicines: 2000 } as const;

/** Texts of the patient's last intake before this one, to begin with. */
const Earlier = z.object({
  consultationId: Id,
  doctorName: z.string(),
  /** When it was told. */
  savedAt: Instant,
  allergies: z.string().nullable(),
  medicines: z.string().nullable(),
});

/** What was told before a visit, in its newest version. Fields are null if nothing was told, or if they are withheld. */
export const Intake = z.object({
  version: z.int().meta({ description: "Grows by one with each save; 0 while nothing was told" }),
  savedAt: Instant.nullable(),
  author: z.object({ id: Id, name: z.string() }).nullable(),
  since: z.string().nullable().meta({ description: "Since when the patient has the complaint, in their words" }),
  history: z.string().nullable(),
  allergies: z.string().nullable(),
  medicines: z.string().nullable().meta({ description: "What the patient takes now" }),
  heightCm: z.number().nullable(),
  weightKg: z.number().nullable(),
  editable: z.boolean().meta({ description: "Whether it can be changed: until the visit starts" }),
  earlier: Earlier.nullable().meta({ description: "For whoever cares for the patient, while nothing was told: allergies and medicines as they were told before an earlier visit" }),
  withheld: Withheld,
  emergencyAccess: EmergencyGrant,
});
export type Intake = z.input<typeof Intake>;

export const ReadIntake = z.object({ id: Id });

/** A text that may be left out; empty counts as left out. */
const told = (max: number) => z.preprocess((value) => (typeof value === "string" && value.trim() === "" ? undefined : (value ?? undefined)), text(max).optional()) as unknown as z.ZodOptional<ReturnType<typeof text>>;

export const WriteIntake = z.object({
  id: Id,
  version: nullIsNone(z.int().min(0).optional()).meta({ description: "The version that this one began from; if another was saved since, nothing is written: 409 `edit_conflict`" }),
  since: told(INTAKE_MAX.since).meta({ description: "The whole intake is replaced: a field that is left out is emptied", examples: ["Two weeks"] }),
  history: told(INTAKE_MAX.history),
  allergies: told(INTAKE_MAX.allergies).meta({ examples: ["Penicillin: rash"] }),
  medicines: told(INTAKE_MAX.medicines).meta({ description: "What the patient takes now", examples: ["Metformin 500 mg, twice a day"] }),
  heightCm: nullIsNone(z.number(message("fields.heightCm.missing")).min(20, message("fields.heightCm.tooSmall")).max(260, message("fields.heightCm.tooLarge", { max: 260 })).optional()),
  weightKg: nullIsNone(z.number(message("fields.weightKg.missing")).min(0.3, message("fields.weightKg.tooSmall", { min: 0.3 })).max(400, message("fields.weightKg.tooLarge", { max: 400 })).optional()),
});
