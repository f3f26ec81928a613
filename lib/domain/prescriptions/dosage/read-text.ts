import { readDirections } from "./directions";
import { formOf, isSolid } from "./forms";
import { normalised } from "./marks";
import { Dosage, type Unit } from "./schema";

/**
 * The dosage that the texts of an old client say, where it is certain. `undefined` where it is not: such a medicine stands on the paper and
 * not in the plan.
 *
 * @param dose "1 tablet", or "1" if the form tells what is counted
 * @param frequency "twice a day", "1-0-1"
 * @param form the form of the medicine
 */
export function readText(dose: string, frequency: string, durationDays: number, form = ""): Dosage | undefined {
  const much = readDirections(normalised(dose), form);
  const often = readDirections(normalised(frequency), form);
  const both = [much, often];
  if (both.some(({ questions, perKg, quantity }) => questions.length > 0 || perKg !== undefined || quantity !== undefined)) return undefined;
  if (often.before !== "" || often.notes.length > 0 || much.notes.length > 0 || often.strengths.length > 0 || much.days !== undefined || often.days !== undefined) return undefined;
  const amount = amountOf(much, form);
  // "1 tablet" and "2 tablets twice a day" contradict each other.
  if (!amount || much.doses.some(({ amount: _, unit: __, ...timed }) => Object.keys(timed).length > 0) || often.doses.some((one) => one.amount !== undefined && one.amount !== 1)) return undefined;
  const needed = often.asNeeded;
  if (needed && needed.maxPerDay === undefined) return undefined;
  const timed = often.doses.length > 0 ? often.doses : needed ? [{}] : [];
  const doses = timed.map((one, n) => {
    const { amount: _, unit: __, ...when } = one as (typeof often.doses)[number];
    return { ...amount, ...when, days: durationDays, ...(n > 0 ? { alongside: true } : {}) };
  });
  const read = Dosage.safeParse({ doses, food: often.food ?? "any", ...(needed ? { asNeeded: { maxPerDay: needed.maxPerDay } } : {}) });
  return read.success ? read.data : undefined;
}

function amountOf({ doses, strengths, before }: ReturnType<typeof readDirections>, form: string): { amount: number; unit: Unit } | undefined {
  const [one] = doses;
  if (one?.amount !== undefined && one.unit && before === "" && strengths.length === 0) return { amount: one.amount, unit: one.unit };
  if (doses.length > 0) return undefined;
  // A dose in mg is right as it stands.
  const weighed = /^([\d.]+) (mg|mcg|IU)$/.exec(strengths.length === 1 && before === "" ? strengths[0]! : "");
  if (weighed) return { amount: Number(weighed[1]), unit: weighed[2] as Unit };
  const bare = /^\d+(?:\.\d+)?$/.exec(before);
  return bare && strengths.length === 0 && isSolid(form) ? { amount: Number(bare[0]), unit: formOf(form)!.unit } : undefined;
}
