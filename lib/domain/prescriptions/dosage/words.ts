import type { Dosage, Dose } from "./schema";

/** How one language says a dosage. */
export interface Words {
  /** How much: "1 tablet". */
  amount(dose: Pick<Dose, "amount" | "unit">): string;
  /** When, for one dose. */
  when(dose: Dose): string;
  food(food: Dosage["food"]): string;
  days(days: number, weekly: boolean): string;
  asNeeded(maxPerDay: number): string;
  /** One dose: how much and when, in the language's order. */
  dose(amount: string, when: string): string;
  and(parts: readonly string[]): string;
  then(steps: readonly string[]): string;
  /** The whole, with the verb that fits. */
  sentence(what: { parts: readonly string[]; unit: Dose["unit"]; route: string }): string;
}
