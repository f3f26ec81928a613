import type { Mode } from "../../consultations/schema";
import { keptName } from "../formulary/find";
import { type FormularyEntry, formulary } from "../formulary/lists";
import { genericName } from "../generic-name";
import type { DrugProblem, Medication, Obstacle } from "../schema";
import type { Warning } from "../warning-schema";
import { ingredientsOf } from "./ingredients";
import { allergens, byAge, namedIn } from "./people";

/** A medicine of an earlier prescription, and the first date on which it is no longer taken, YYYY-MM-DD. */
export interface Taken {
  drug: string;
  until: string;
}

/** What decides about a medicine besides its name. */
export interface Situation {
  systemOfMedicine: string;
  mode: Mode;
  followUp: boolean;
  /** Medicines this doctor prescribed to this patient within the last six months, signed and not revoked. */
  ongoing: readonly string[];
  /** The doctor's local date, YYYY-MM-DD. */
  date: string;
  /** Those of other visits, with their ends. */
  taken?: readonly Taken[];
  /** What the patient told before the visit, in their own words. */
  told?: { allergies: string | null; medicines: string | null };
  /** Null if nobody has asked. Left out, ages are not looked at. */
  ageYears?: number | null;
}

export type Line = Pick<Medication, "drug" | "form" | "strength">;

/** What stands against each medicine: at most one obstacle each, and any number of warnings. What is in neither is allowed. */
export interface Verdicts {
  obstacles: Obstacle[];
  warnings: Warning[];
}

/**
 * May these medicines be prescribed, on this visit, to this person? The one place where that is decided: by list, mode, first visit or
 * follow-up, system of medicine, age, allergy, and what is taken already. `rules` says who says so and what the way out is.
 */
export function gate(medications: readonly Line[], at: Situation, entries: readonly FormularyEntry[] = formulary): Verdicts {
  const inForce = entries.filter(({ from, until }) => from <= at.date && (until === undefined || at.date < until));
  const obstacles = medications.flatMap((line, medication) => {
    const reason = problemOf(line, at, inForce);
    return reason ? [{ medication, reason }] : [];
  });
  return { obstacles, warnings: warningsAbout(medications, at) };
}

function problemOf({ drug, form, strength }: Line, at: Situation, entries: readonly FormularyEntry[]): DrugProblem | undefined {
  // A prohibited ingredient is found even if a salt or a form is written next to it, or if it is written in another field.
  const words = ` ${genericName(`${drug} ${form} ${strength}`).replace(/[^A-Z]+/g, " ")} `;
  if (entries.some(({ list, ingredient }) => list === "prohibited" && words.includes(` ${ingredient} `))) return "prohibited";
  const ingredients = ingredientsOf(drug);
  if (ingredients.length === 0) return "not_listed";
  const ongoing = new Set(at.ongoing.flatMap(ingredientsOf));
  const listed = ingredients.map((ingredient) => problemOfOne(ingredient, form, at, entries, ongoing)).find((reason) => reason !== undefined);
  if (listed) return listed;
  return at.ageYears !== undefined && ingredients.some((ingredient) => byAge(ingredient, at.ageYears!) === "block") ? "not_for_age" : undefined;
}

function problemOfOne(ingredient: string, form: string, at: Situation, entries: readonly FormularyEntry[], ongoing: ReadonlySet<string>): DrugProblem | undefined {
  const known = entries.filter((entry) => entry.ingredient === ingredient);
  if (known.length === 0) return "not_listed";
  const entry = known.find(({ system }) => system === at.systemOfMedicine);
  if (!entry) return "other_system";
  if (entry.list === "review" || (entry.forms && !entry.forms.includes(form.trim().toLowerCase()))) return "for_review";
  if (entry.list === "A") return at.mode === "video" || (at.followUp && ongoing.has(ingredient)) ? undefined : "needs_video";
  if (entry.list === "B") return at.followUp && takesListed(entries, ongoing, at.systemOfMedicine) ? undefined : "needs_follow_up";
  return undefined;
}

const takesListed = (entries: readonly FormularyEntry[], ongoing: ReadonlySet<string>, system: string) =>
  entries.some((entry) => entry.system === system && (entry.list === "A" || entry.list === "B") && ongoing.has(entry.ingredient));

function warningsAbout(medications: readonly Line[], { taken = [], told, ageYears, date }: Situation): Warning[] {
  const lines = medications.map(({ drug }) => ingredientsOf(drug).map(keptName));
  const current = new Set(taken.filter(({ until }) => until > date).flatMap(({ drug }) => ingredientsOf(drug).map(keptName)));
  const saidTaken = namedIn(told?.medicines ?? null);
  const saidAllergic = allergens(told?.allergies ?? null);
  return lines.flatMap((ingredients, medication) =>
    [...new Set(ingredients)].flatMap((ingredient): Warning[] => {
      const isRepeated = lines.slice(0, medication).some((earlier) => earlier.includes(ingredient)) || ingredients.indexOf(ingredient) !== ingredients.lastIndexOf(ingredient);
      const twice = isRepeated ? "repeated" : current.has(ingredient) ? "taken_already" : saidTaken.has(ingredient) ? "told_taken" : undefined;
      const reasons = [twice, saidAllergic.has(ingredient) ? "allergy" : undefined, ageYears !== undefined && byAge(ingredient, ageYears) === "warn" ? "age" : undefined] as const;
      return reasons.flatMap((reason) => (reason ? [{ medication, reason, ingredient }] : []));
    }),
  );
}
