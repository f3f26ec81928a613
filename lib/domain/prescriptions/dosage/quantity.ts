import type { Dosage, Dose, Unit } from "./schema";

/** How much is taken in all. */
export interface Quantity {
  amount: number;
  unit: Unit;
}

/** Units that nobody counts out: a tube, a bottle or an inhaler is dispensed. */
const byPack: ReadonlySet<Unit> = new Set(["application", "drop", "puff", "spray"]);
const whole: ReadonlySet<Unit> = new Set(["tablet", "capsule", "sachet", "suppository", "pessary", "lozenge", "injection"]);

/** The total to dispense, whole pieces rounded up. `undefined` where a pack is dispensed, or doses are in several units. */
export function quantity({ doses, asNeeded }: Dosage): Quantity | undefined {
  const [{ unit }] = doses as [Dose];
  if (byPack.has(unit) || doses.some((dose) => dose.unit !== unit)) return undefined;
  const total = doses.reduce((sum, dose) => sum + dose.amount * (asNeeded ? asNeeded.maxPerDay * dose.days : timesOf(dose)), 0);
  return { amount: whole.has(unit) ? Math.ceil(total - 1e-9) : Math.round(total * 100) / 100, unit };
}

/** How many times a dose is taken over all of its days. */
export function timesOf({ when, everyHours, timesADay, once, everyDays, weekdays, days }: Dose): number {
  if (once) return 1;
  const aDay = when?.length ?? timesADay ?? (everyHours ? 24 / everyHours : 1);
  // Which weekday the first is stays open, so the most that the days can hold is counted.
  const on = everyDays ? Math.ceil(days / everyDays) : weekdays ? Math.min(days, Math.floor(days / 7) * weekdays.length + Math.min(days % 7, weekdays.length)) : days;
  return Math.ceil(aDay * on - 1e-9);
}

const packs: Readonly<Record<string, string>> = {
  cream: "1 tube", ointment: "1 tube", gel: "1 tube", "eye ointment": "1 tube", inhaler: "1 inhaler", "eye drops": "1 bottle", "ear drops": "1 bottle",
  "nasal drops": "1 bottle", "nasal spray": "1 bottle", drops: "1 bottle", lotion: "1 bottle", oil: "1 bottle", shampoo: "1 bottle", solution: "1 bottle",
  gargle: "1 bottle", mouthwash: "1 bottle",
};

const plural: Partial<Record<Unit, string>> = {
  tablet: "tablets", capsule: "capsules", sachet: "sachets", suppository: "suppositories", pessary: "pessaries", lozenge: "lozenges", injection: "injections",
};

/** The total as it stands on the paper: "10 tablets", "90 g", "1 tube". Empty where it cannot be worked out. */
export function quantityText(dosage: Dosage, form: string): string {
  const total = quantity(dosage);
  if (!total) return packs[form] ?? "";
  return total.unit === "mg" && total.amount >= 1000 ? `${total.amount / 1000} g` : countOf(total);
}

/** "10 tablets". */
export const countOf = ({ amount, unit }: Quantity) => `${amount} ${amount === 1 ? unit : (plural[unit] ?? unit)}`;
