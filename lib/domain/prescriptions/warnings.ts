import { AppError } from "@/lib/core/errors";
import { say } from "@/lib/core/words";
import { ingredientsOf } from "./prescription";
import type { Medication } from "./schema";
import type { Warning } from "./warning-schema";

/** A medicine of an earlier prescription, and the last date on which it is taken, YYYY-MM-DD. */
export interface Taken {
  drug: string;
  until: string;
}

/**
 * Where the same ingredient would be taken twice: by two lines, also inside combinations, or beside what the patient takes already.
 *
 * @param taken medicines of earlier prescriptions of this doctor that are in force
 * @param date the doctor's local date, YYYY-MM-DD
 */
export function warningsAbout(medications: readonly Pick<Medication, "drug">[], taken: readonly Taken[], date: string): Warning[] {
  const lines = medications.map(({ drug }) => ingredientsOf(drug));
  const current = new Set(taken.filter(({ until }) => until > date).flatMap(({ drug }) => ingredientsOf(drug)));
  return lines.flatMap((ingredients, medication) =>
    [...new Set(ingredients)].flatMap((ingredient): Warning[] => {
      const isRepeated = lines.slice(0, medication).some((earlier) => earlier.includes(ingredient)) || ingredients.indexOf(ingredient) !== ingredients.lastIndexOf(ingredient);
      if (isRepeated) return [{ medication, reason: "repeated", ingredient }];
      return current.has(ingredient) ? [{ medication, reason: "taken_already", ingredient }] : [];
    }),
  );
}

const sentences = { repeated: "fields.drug.repeated", taken_already: "fields.drug.takenAlready" } as const;

/** Throws `confirmation_needed` if there are warnings and no reason to overrule them, with each warning at its medicine. */
export function refuseUnconfirmed(warnings: readonly Warning[], reason: string | undefined): void {
  if (warnings.length === 0 || reason !== undefined) return;
  const fields = Object.groupBy(warnings, ({ medication }) => `medications.${medication}.drug`);
  throw new AppError("confirmation_needed", say("refusals.prescription.unconfirmed"), {
    fields: Object.fromEntries(Object.entries(fields).map(([field, all]) => [field, all!.map(({ reason: why, ingredient }) => say(sentences[why], { ingredient }))])),
    extra: { warnings },
  });
}
