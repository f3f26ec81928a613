import type { Directions } from "./directions";
import { isSolid } from "./forms";
import type { Question } from "./marks";
import { timesOf } from "./quantity";
import type { Dose } from "./schema";

/** The amount of one dose for a weight: 15 mg/kg/day in 3, at 12 kg, of 125 mg/5 ml, is 2.5 ml. */
export function amountByWeight(step: Directions, dose: Directions["doses"][number], weightKg: number, form: string, strength: string): Pick<Dose, "amount" | "unit"> | { question: Question } {
  const { amount, unit, per } = step.perKg!;
  const times = per === "day" ? timesOf({ amount: 1, unit: "mg", ...dose, days: 1 } as Dose) : 1;
  const one = (amount * weightKg) / times;
  const [, much, own, volume, isVolume] = /^([\d.]+) (mg|mcg|IU)(?:\/([\d.]+ )?(ml))?$/.exec(strength) ?? [];
  if (own !== unit || (isVolume && isSolid(form))) return { amount: round(one, one >= 10 ? 1 : 0.1), unit };
  if (isVolume) {
    const ml = (one / Number(much)) * Number(volume ?? 1);
    return { amount: round(ml, ml >= 2.5 ? 0.5 : 0.1), unit: "ml" };
  }
  const pieces = one / Number(much);
  const nearest = [...new Set([Math.floor(pieces * 2) / 2, Math.ceil(pieces * 2) / 2])].filter((half) => half > 0);
  if (isSolid(form) && nearest.length === 1) return { amount: nearest[0]!, unit: form === "capsule" ? "capsule" : "tablet" };
  return { question: { about: "dose", part: `${round(one, 0.1)} ${unit}`, choices: nearest.map((half) => ({ text: `${half} ${form}`, line: step.text.replace(/[\d.]+\s*(?:mg|mcg|iu)\s*\/\s*kg\S*(?:\s*in\s*(?:divided\s*)?\d)?/, ` ${half} ${form === "capsule" ? "cap" : "tab"} `) })) } };
}

const round = (amount: number, to: number) => Math.max(to, Math.round(Math.round(amount / to) * to * 100) / 100);
