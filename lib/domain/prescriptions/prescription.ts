import type { Mode, Status } from "../consultations/schema";
import { type FormularyEntry, formulary } from "./formulary/lists";
import { genericName } from "./generic-name";
import type { DrugProblem, Medication, Obstacle, PrescriptionStatus } from "./schema";

/** From each state, the states that may follow. */
export const transitions: Readonly<Record<PrescriptionStatus, readonly PrescriptionStatus[]>> = {
  draft: ["signed"],
  signed: ["superseded", "revoked"],
  superseded: [],
  revoked: [],
};

/** How many days after the end of a consultation a doctor can still prescribe: enough for a laboratory report to arrive. */
export const PRESCRIBING_DAYS = 30;

/** True if a prescription can be written: from the start of the consultation to 30 days after its end. */
export function isPrescribable({ status, completedAt }: { status: Status; completedAt: Date | null }, now: Date): boolean {
  if (status === "in_progress") return true;
  return status === "completed" && completedAt !== null && now.getTime() - completedAt.getTime() <= PRESCRIBING_DAYS * 86_400_000;
}

/** What decides about a medicine besides its name. */
export interface Circumstances {
  systemOfMedicine: string;
  mode: Mode;
  followUp: boolean;
  /** Medicines this doctor prescribed to this patient within the last six months, signed and not revoked. */
  ongoing: readonly string[];
  /** The doctor's local date, YYYY-MM-DD. */
  date: string;
}

/** The obstacles to prescribing these medicines now, in their order; at most one for each medicine. */
export function obstaclesTo(medications: readonly Pick<Medication, "drug" | "form" | "strength">[], circumstances: Circumstances, entries = formulary): Obstacle[] {
  return medications.flatMap((medication, n) => {
    const reason = problemOf(medication, circumstances, entries);
    return reason ? [{ medication: n, reason }] : [];
  });
}

/** The ingredients that a name combines; a classical formulation counts as one. */
export const ingredientsOf = (drug: string) => genericName(drug).split(/ ?[+/&,;] ?| WITH | AND /).filter(Boolean);

function problemOf({ drug, form, strength }: Pick<Medication, "drug" | "form" | "strength">, at: Circumstances, all: readonly FormularyEntry[]): DrugProblem | undefined {
  const entries = all.filter(({ from, until }) => from <= at.date && (until === undefined || at.date < until));
  // A prohibited ingredient is found even if a salt or a form is written next to it, or if it is written in another field.
  const words = ` ${genericName(`${drug} ${form} ${strength}`).replace(/[^A-Z]+/g, " ")} `;
  if (entries.some(({ list, ingredient }) => list === "prohibited" && words.includes(` ${ingredient} `))) return "prohibited";
  const ongoing = new Set(at.ongoing.flatMap(ingredientsOf));
  const ingredients = ingredientsOf(drug);
  if (ingredients.length === 0) return "not_listed";
  return ingredients.map((ingredient) => problemOfOne(ingredient, at, entries, ongoing)).find((reason) => reason !== undefined);
}

function problemOfOne(ingredient: string, at: Circumstances, entries: readonly FormularyEntry[], ongoing: ReadonlySet<string>): DrugProblem | undefined {
  const known = entries.filter((entry) => entry.ingredient === ingredient);
  if (known.length === 0) return "not_listed";
  const entry = known.find(({ system }) => system === at.systemOfMedicine);
  if (!entry) return "other_system";
  if (entry.list === "review") return "not_listed";
  if (entry.list === "A") return at.mode === "video" || (at.followUp && ongoing.has(ingredient)) ? undefined : "needs_video";
  if (entry.list === "B") return at.followUp && takesListed(entries, ongoing, at.systemOfMedicine) ? undefined : "needs_follow_up";
  return undefined;
}

const takesListed = (entries: readonly FormularyEntry[], ongoing: ReadonlySet<string>, system: string) =>
  entries.some((entry) => entry.system === system && (entry.list === "A" || entry.list === "B") && ongoing.has(entry.ingredient));
