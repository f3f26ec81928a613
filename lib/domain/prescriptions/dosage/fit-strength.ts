import type { Product } from "../formulary/catalogue";
import type { Directions } from "./directions";
import { formOf, formsWith, isSolid } from "./forms";
import { amountByWeight } from "./by-weight";
import { type Question, tidy } from "./marks";
import type { MedicineText } from "./medicine-text";
import type { Dose, Unit } from "./schema";

type Amount = Pick<Dose, "amount" | "unit"> | { question: Question };

/** Form and strength of a line, and how much each dose is. */
export interface Amounts {
  form: string;
  strength: string;
  route: string;
  /** The line named no strength, so this one was taken. */
  taken?: TakenStrength;
  amountOf(step: Directions, dose: Directions["doses"][number], n: number, weightKg: number | undefined): Amount;
}

/** A strength that the line does not name, and the others in which the doses could be given. */
export interface TakenStrength {
  strength: string;
  also: string[];
}

const numberOf = (strength: string) => Number.parseFloat(strength);
/** 1 g and 1000 mg are one strength. */
const same = (a: string, b: string) => a === b || inMg(a) === inMg(b);
const inMg = (strength: string) => strength.replace(/^([\d.]+) g$/, (_, much: string) => `${Number(much) * 1000} mg`);

/** Finds the form and the strength that a line means, by what is sold of the medicine. */
export function fitStrength(medicine: MedicineText, given: string | undefined, steps: readonly Directions[], line: string): Amounts | { question: Question } {
  const [first] = steps as [Directions, ...Directions[]];
  const sold = medicine.known.length === 1 ? (medicine.known[0]!.entry?.products ?? []) : [];
  // An injection is always written as one.
  const products = given === undefined && sold.some(({ form }) => form !== "injection") ? sold.filter(({ form }) => form !== "injection") : sold;
  const rewrite = (form: string, strength: string): string => {
    const written = first.typedStrengths[0];
    if (first.typedStrengths.length > 1) return tidy(`${form} ${line}`);
    if (written !== undefined) return tidy(`${form} ${line.replace(written, strength)}`);
    const before = medicine.bare ? first.before.replace(new RegExp(`${medicine.bare.split(" ")[0]!.replaceAll("/", "\\/")}(?=$|\\s)`), strength) : `${first.before} ${strength}`;
    return tidy(`${form} ${before} ${line.slice(first.before.length)}`);
  };
  const ask = (about: Question["about"], part: string, meant: readonly Product[]): { question: Question } => ({
    question: { about, part, choices: meant.map(({ form, strength }) => ({ text: tidy(`${form} ${strength}`), line: rewrite(form === given ? "" : form, strength) })) },
  });

  const unit = first.doses.find((dose) => dose.unit)?.unit;
  const formsByUnit = unit ? formsWith(unit).filter((form) => products.length === 0 || products.some((product) => product.form === form)) : [];
  const possible = given ? products.filter(({ form }) => form === given) : formsByUnit.length > 0 ? products.filter(({ form }) => formsByUnit.includes(form)) : products;
  const guessed = given ?? (formsByUnit.length === 1 ? formsByUnit[0] : undefined);

  const taper = taperOf(medicine, steps);
  if (taper) return fitTaper(medicine, taper, possible, guessed, ask);

  const [bare, count] = medicine.bare?.split(" ") ?? [];
  const isCombined = medicine.known.length > 1 && first.strengths.length === medicine.known.length;
  const typed = isCombined ? first.strengths.join(" + ") : first.strengths[0];
  const finish = (form: string, strength: string) => amounts(medicine, form, strength, isCombined ? { ...first, strengths: [] } : first, typed, first.count ?? count ?? (typed && bare && isSolid(form) ? bare : undefined));

  if (guessed && /powder|linctus|granules|ghee/.test(guessed)) return finish(guessed, "as supplied");
  if (guessed === "injection" && medicine.name.startsWith("INSULIN") && typed?.endsWith("IU")) {
    return possible.length === 1 ? taken(finish(guessed, possible[0]!.strength)) : ask("strength", "", possible);
  }
  if (typed) {
    const fits = possible.filter(({ strength }) => same(strength, typed) || strength.startsWith(`${typed}/`));
    if (fits.length === 1) return finish(fits[0]!.form, fits[0]!.strength);
    if (fits.length > 1) return ask("form", typed, fits);
    if (guessed) return finish(guessed, typed);
    return ask(products.length > 0 ? "strength" : "form", typed, [...products.slice(0, 6), ...(products.length > 0 ? unique(products) : ["tablet", "capsule", "syrup", "injection"]).map((form) => ({ form, strength: typed }))]);
  }
  if (bare) return fitBare(bare, possible, guessed, finish, ask, (form, strength) => rewrite(form, strength));
  if (possible.length === 1) return taken(finish(possible[0]!.form, possible[0]!.strength));
  if (possible.length > 1) return ask("strength", "", possible.slice(0, 10));
  if (guessed) return finish(guessed, formOf(guessed)?.amounts && !isSolid(guessed) && products.length === 0 && medicine.known.length > 0 ? "as supplied" : "");
  if (formsByUnit.length > 1) return ask("form", "", formsByUnit.slice(0, 4).map((form) => ({ form, strength: "" })));
  return ask("form", "", ["tablet", "capsule", "syrup", "powder", "cream", "drops"].map((form) => ({ form, strength: "" })));
}

/** Marks a strength as not named in the line. "as supplied" names none. */
const taken = (amounts: Amounts, also: string[] = []): Amounts => (/\d/.test(amounts.strength) ? { ...amounts, taken: { strength: amounts.strength, also } } : amounts);

const unique = (products: readonly Product[]) => [...new Set(products.map(({ form }) => form))];

function fitBare(bare: string, possible: readonly Product[], guessed: string | undefined, finish: (form: string, strength: string) => Amounts, ask: (about: Question["about"], part: string, meant: readonly Product[]) => { question: Question }, rewrite: (form: string, strength: string) => string) {
  const [top, bottom] = bare.split("/");
  const fits = possible.filter(({ strength }) => numberOf(strength) === Number(top) && (bottom === undefined || strength.includes(`/${bottom} ml`)) && (bottom !== undefined || !strength.includes("/") || !possible.some((other) => numberOf(other.strength) === Number(top) && !other.strength.includes("/"))));
  if (fits.length === 1) return finish(fits[0]!.form, fits[0]!.strength);
  if (fits.length > 1) return ask("form", bare, fits);
  const form = guessed ?? "";
  // "guggulu 2 bd" may be two tablets.
  if (Number(bare) <= 10 && possible.length > 0 && possible.every((product) => isSolid(product.form))) {
    return { question: { about: "strength" as const, part: bare, choices: possible.slice(0, 8).map((product) => ({ text: `${bare} × ${product.form} ${product.strength}`, line: rewrite(product.form, `${product.strength} ${bare}`) })) } };
  }
  const soldIn = [...new Set(possible.map(({ strength }) => strength.split(" ")[1]!.split("/")[0]!))];
  const own = bottom ? [`${top} mg + ${bottom} mg`, `${top} mg/${bottom} ml`] : (soldIn.length > 0 ? soldIn : ["mg", "mcg", "IU"]).map((unit) => `${bare} ${unit}`);
  return ask("strength", bare, [...possible.slice(0, 8), ...own.map((strength) => ({ form, strength }))]);
}

function amounts(medicine: MedicineText, form: string, strength: string, first: Directions, typed: string | undefined, count: string | undefined): Amounts {
  const kind = formOf(form);
  const named = medicine.release ? `${form}, ${medicine.release.toUpperCase()}` : form;
  const append = (about: Question["about"], step: Directions, words: readonly string[]): Amount => ({ question: { about, part: "", choices: words.map((text) => ({ text, line: tidy(`${step.text} ${text}`) })) } });
  return {
    form: named,
    strength,
    route: kind?.route ?? "oral",
    amountOf(step, dose, n, weightKg) {
      if (step.perKg) return weightKg ? amountByWeight(step, dose, weightKg, form, strength) : { question: { about: "weight", part: "", choices: [] } };
      if (dose.amount !== undefined && dose.unit === "g" && isSolid(form) && form !== "sachet") return byStrength(step, strength, kind!.unit, `${dose.amount} g`);
      if (dose.amount !== undefined && dose.unit) return { amount: dose.amount, unit: dose.unit };
      const unit: Unit = medicine.name.startsWith("INSULIN") ? "IU" : (kind?.unit ?? "tablet");
      if (dose.amount !== undefined) {
        if (isSolid(form) || unit === "IU" || unit === "drop" || unit === "puff" || unit === "spray") return { amount: dose.amount, unit };
        if (unit === "application") return { amount: 1, unit };
        if (unit === "ml" && dose.amount > 1) return { question: { about: "dose", part: String(dose.amount), choices: ["ml", "tsp"].map((text) => ({ text: `${dose.amount} ${text}`, line: withUnit(step.text, text) })) } };
        return append("dose", step, kind?.amounts ?? []);
      }
      // A powder, or insulin, is dosed by weight or units: "bhasma 125 mg", "glargine 10 u".
      const weighed = step.strengths[0] ?? typed;
      const isWeighed = weighed && (unit === "g" || (medicine.name.startsWith("INSULIN") && weighed.endsWith("IU")));
      if (isWeighed) return { amount: numberOf(weighed), unit: weighed.split(" ")[1] as Unit };
      if (n === 0 && first.strengths.length > 1 && isSolid(form)) return byStrength(step, strength, unit, first.strengths[1]!);
      if (count) return { amount: Number(count), unit };
      if (kind?.isOne) return { amount: 1, unit };
      return append("dose", step, kind?.amounts ?? []);
    },
  };
}

/** "amox 500 mg 1000 mg bd": two capsules. */
function byStrength(step: Directions, strength: string, unit: Unit, dose: string): Amount {
  const amount = numberOf(inMg(dose)) / numberOf(inMg(strength));
  return Number.isInteger(amount * 4) && amount <= 10 ? { amount, unit } : { question: { about: "dose", part: dose, choices: [{ text: `1 ${unit}`, line: tidy(step.text.replace(dose, `1 ${unit}`)) }] } };
}

const withUnit = (text: string, unit: string) => text.replace(/((?:[\dxo.]+\s*[-+]\s*){2,3}[\dxo.]+)/, `$1 ${unit}`);

/** The amounts of the steps, in mg, where each step says how many: "40 od 5d, 20 od 5d". */
function taperOf(medicine: MedicineText, steps: readonly Directions[]): { amounts: number[]; unit: string | undefined } | undefined {
  if (steps.length < 2) return undefined;
  const written = steps.map((step, n) => step.strengths.at(-1) ?? (n === 0 ? medicine.bare : /^\d+(?:\.\d+)?$/.exec(step.before)?.[0]));
  if (written.some((one) => one === undefined) || steps.some((step) => step.doses.some(({ unit }) => unit !== undefined))) return undefined;
  return { amounts: written.map((one) => numberOf(inMg(one!))), unit: written.map((one) => inMg(one!).split(" ")[1]).find(Boolean) };
}

function fitTaper(medicine: MedicineText, { amounts: much, unit }: { amounts: number[]; unit: string | undefined }, possible: readonly Product[], guessed: string | undefined, ask: (about: Question["about"], part: string, meant: readonly Product[]) => { question: Question }): Amounts | { question: Question } {
  const solid = possible.filter(({ form, strength }) => isSolid(form) && form !== "injection" && !strength.includes("/") && (unit === undefined || inMg(strength).endsWith(unit)));
  const form = guessed ?? (unique(solid).length === 1 ? solid[0]!.form : undefined);
  const own = solid.filter((product) => product.form === form);
  // The largest strength of which each step is a whole number: the same doses with the fewest tablets.
  const [best, ...others] = [1, 2].flatMap((parts) => own.filter(({ strength }) => much.every((one) => Number.isInteger((one * parts) / numberOf(inMg(strength))))).toSorted((a, b) => numberOf(inMg(b.strength)) - numberOf(inMg(a.strength))));
  if (!form || !best) return ask(form ? "strength" : "form", "", []);
  const kind = formOf(form)!;
  const also = [...new Set(others.map(({ strength }) => strength))].filter((strength) => strength !== best.strength);
  return {
    form: medicine.release ? `${form}, ${medicine.release.toUpperCase()}` : form,
    strength: best.strength,
    route: kind.route,
    taken: { strength: best.strength, also },
    amountOf: (_, __, n) => ({ amount: much[n]! / numberOf(inMg(best.strength)), unit: kind.unit }),
  };
}

