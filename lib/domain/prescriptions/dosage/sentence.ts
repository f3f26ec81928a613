import { english } from "./words-en";
import { hindi } from "./words-hi";
import { type Dosage, type Dose, type Language, stepsOf } from "./schema";
import type { Words } from "./words";

const words: Record<Language, Words> = { en: english, hi: hindi };

/**
 * A dosage as one says it to a patient.
 *
 * @param route how it is taken, as on the prescription; drops are taken, put into an eye, or put on the skin
 */
export function sentence(dosage: Dosage, language: Language, route = "oral"): string {
  const say = words[language];
  return say.sentence({ parts: partsOf(dosage, say), unit: dosage.doses[0]!.unit, route });
}

/** The parts of the sentence: the steps, food, and for how long. */
function partsOf(dosage: Dosage, say: Words): string[] {
  const { food, asNeeded } = dosage;
  const steps = stepsOf(dosage);
  const [only] = steps;
  const extra = [asNeeded ? say.asNeeded(asNeeded.maxPerDay) : "", say.food(food)];
  const parts = steps.length === 1 ? [stepText(only!, say), ...extra, daysText(only!, say)] : [say.then(steps.map((step) => stepText(step, say, true))), ...extra];
  return parts.filter(Boolean);
}

function stepText(step: readonly Dose[], say: Words, withDays = false): string {
  const text = say.and(step.map((dose) => say.dose(say.amount(dose), say.when(dose))));
  return withDays ? `${text} ${daysText(step, say)}`.trim() : text;
}

const daysText = ([first]: readonly Dose[], say: Words) => (first!.once ? "" : say.days(first!.days, first!.everyDays === 7 || first!.weekdays !== undefined));

/** The two texts for those who only read: the dose and how often. */
export function texts(dosage: Dosage): { dose: string; frequency: string } {
  const steps = stepsOf(dosage);
  const { doses, food, asNeeded } = dosage;
  const amounts = [...new Set(doses.map((dose) => english.amount(dose)))];
  const rest = [asNeeded ? english.asNeeded(asNeeded.maxPerDay) : "", english.food(food)];
  const often = doses.length === 1 ? english.when(doses[0]!) : steps.length === 1 ? stepText(steps[0]!, english) : english.then(steps.map((step) => stepText(step, english, true)));
  return { dose: amounts.join(" / "), frequency: [often, ...rest].filter(Boolean).join(", ") };
}
