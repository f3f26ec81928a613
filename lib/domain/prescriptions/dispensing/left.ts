import type { Medication } from "../schema";
import type { DispensationRow } from "./queries";

/** How much of a medicine the paper allows, as it is printed: the number and its unit, or neither. */
export interface Total {
  amount: number | undefined;
  unit: string | null;
}

/**
 * Reads the printed total: "10 tablets", "90 g", "150". The printed text decides, because a doctor may write another total than
 * the dosage gives. Where more than a number and one unit is printed ("2 strips of 10"), nothing is guessed.
 */
export function totalOf({ quantity }: Pick<Medication, "quantity">): Total {
  const [, number, unit] = /^(\d{1,6}(?:\.\d{1,3})?)(?:\s*(\p{L}[\p{L}\p{M}]*))?$/u.exec(quantity.trim()) ?? [];
  const amount = Number(number);
  return amount > 0 ? { amount, unit: unit ?? null } : { amount: undefined, unit: null };
}

/** What is left of one medicine. `isWhole` if nothing of it was dispensed. */
export interface LeftOver {
  medication: number;
  quantity: number | "all";
  unit: string | null;
  isWhole: boolean;
}

/** What is left of each medicine, after all that was dispensed. In thousandths, so that tenths add up exactly. */
export function leftOf(medications: readonly Pick<Medication, "quantity">[], dispensed: readonly Pick<DispensationRow, "items">[]): LeftOver[] {
  const items = dispensed.flatMap((each) => each.items);
  return medications.map((medicine, medication) => {
    const { amount, unit } = totalOf(medicine);
    const given = items.filter((item) => item.medication === medication);
    const isWhole = given.length === 0;
    if (amount === undefined) return { medication, quantity: isWhole ? "all" : 0, unit, isWhole };
    const sum = given.reduce((thousandths, { quantity }) => thousandths + Math.round((quantity ?? amount) * 1000), 0);
    return { medication, quantity: Math.max(0, Math.round(amount * 1000) - sum) / 1000, unit, isWhole };
  });
}

/** What this means for the paper as a whole. */
export function stateOf(left: readonly LeftOver[]): "valid" | "partly_dispensed" | "dispensed" {
  if (left.every(({ isWhole }) => isWhole)) return "valid";
  return left.every(({ quantity }) => quantity === 0) ? "dispensed" : "partly_dispensed";
}
