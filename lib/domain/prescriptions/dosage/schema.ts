import { z } from "zod";
import { message } from "@/lib/core/words";

/** The parts of a day, in its order. Exact clock times are not prescribed. */
export const parts = ["morning", "noon", "evening", "night"] as const;
export const PartOfDay = z.enum(parts);
export type PartOfDay = z.infer<typeof PartOfDay>;

export const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
export type Weekday = (typeof weekdays)[number];

/** What an amount counts. An `application` is as much cream or oil as covers the place thinly. */
export const units = ["tablet", "capsule", "ml", "mg", "mcg", "g", "IU", "drop", "puff", "spray", "sachet", "application", "suppository", "pessary", "lozenge", "injection"] as const;
export const Unit = z.enum(units);
export type Unit = z.infer<typeof Unit>;

export const languages = ["en", "hi"] as const;
export type Language = (typeof languages)[number];

export const MOST_DAYS = 180;

/** How often: by parts of the day, by hours, so many times a day, or once only. It may be on some days only. */
const often = {
  when: z.array(PartOfDay).min(1).max(4).optional().meta({ description: "At which parts of the day" }),
  everyHours: z.int().min(1).max(24).optional(),
  timesADay: z.int().min(1).max(12).optional().meta({ description: "Where no part of the day is meant, such as five times a day" }),
  once: z.literal(true).optional().meta({ description: "Once only, now" }),
  everyDays: z.int().min(2).max(90).optional().meta({ description: "2: every other day; 7: once a week" }),
  weekdays: z.array(z.enum(weekdays)).min(1).max(7).optional().meta({ description: "Only on these days" }),
};

export const Dose = z
  .object({
    amount: z.number().positive().max(100_000),
    unit: Unit,
    ...often,
    days: z.int().min(1).max(MOST_DAYS),
    alongside: z.literal(true).optional().meta({ description: "On the same days as the dose before it, such as one in the morning and two at night. Otherwise a dose follows the one before it" }),
  })
  .refine(({ when, everyHours, timesADay, once }) => [when, everyHours, timesADay, once].filter((one) => one !== undefined).length <= 1, message("fields.dosage.often"))
  .refine(({ everyDays, weekdays: named }) => everyDays === undefined || named === undefined, message("fields.dosage.onDays"))
  .meta({ examples: [{ amount: 3, unit: "g", when: ["morning", "night"], days: 15 }] });
export type Dose = z.infer<typeof Dose>;

const Food = z.enum(["before", "after", "with", "any"]);

/** How a medicine is taken, in steps: a taper has one dose for each step. */
export const Dosage = z
  .object({
    doses: z.array(Dose).min(1).max(12),
    // The wire may leave it out; the type says that it is always there, as it is after decoding.
    food: Food.default("any") as unknown as typeof Food,
    asNeeded: z.object({ maxPerDay: z.int().min(1).max(24) }).optional().meta({ description: "Only when needed, at most so many times a day" }),
    perKg: z
      .object({ amount: z.number().positive(), unit: z.enum(["mg", "mcg", "IU"]), per: z.enum(["dose", "day"]), weightKg: z.number().positive() })
      .optional()
      .meta({ description: "How the amount was worked out for this weight" }),
  })
  .refine(({ doses, asNeeded }) => asNeeded !== undefined || doses.every(isTimed), message("fields.dosage.often"))
  .refine(({ doses }) => doses.every((dose, n) => !dose.alongside || (n > 0 && dose.days === doses[n - 1]!.days)), message("fields.dosage.alongside"))
  .refine(({ doses }) => daysOf({ doses }) <= MOST_DAYS, message("fields.medicine.tooManyDays", { max: MOST_DAYS }))
  .meta({ examples: [{ doses: [{ amount: 3, unit: "g", when: ["morning", "night"], days: 15 }], food: "after" }] });
export type Dosage = z.infer<typeof Dosage>;

const isTimed = ({ when, everyHours, timesADay, once, everyDays, weekdays: named }: Dose) =>
  [when, everyHours, timesADay, once, everyDays, named].some((one) => one !== undefined);

/** The doses by step: those of one step are taken on the same days. */
export function stepsOf({ doses }: { doses: readonly Dose[] }): Dose[][] {
  const steps: Dose[][] = [];
  for (const dose of doses) {
    if (dose.alongside && steps.length > 0) steps.at(-1)!.push(dose);
    else steps.push([dose]);
  }
  return steps;
}

/** For how many days in all. */
export const daysOf = (dosage: { doses: readonly Dose[] }): number => stepsOf(dosage).reduce((sum, [first]) => sum + first!.days, 0);
