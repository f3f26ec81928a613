import { AppError } from "@/lib/core/errors";
import { say } from "@/lib/core/words";
import type { Obstacle } from "../schema";
import type { Warning } from "../warning-schema";

/** Throws `drug_not_allowed` if there are obstacles, with each obstacle at its medicine. */
export function refuseObstacles(obstacles: readonly Obstacle[]): void {
  if (obstacles.length === 0) return;
  throw new AppError("drug_not_allowed", say("refusals.prescription.medicines"), {
    fields: Object.fromEntries(obstacles.map(({ medication, reason }) => [`medications.${medication}.drug`, [say(`fields.drug.${reason}`)]])),
    extra: { reasons: obstacles.map(({ medication, reason }) => ({ medication, reason })) },
  });
}

/** The words of each warning. */
export const warningWords = {
  repeated: "fields.drug.repeated", taken_already: "fields.drug.takenAlready", told_taken: "fields.drug.toldTaken", allergy: "fields.drug.allergy", age: "fields.drug.age",
} as const satisfies Record<Warning["reason"], string>;

/** Throws `confirmation_needed` if there are warnings and no reason to overrule them, with each warning at its medicine. */
export function refuseUnconfirmed(warnings: readonly Warning[], reason: string | undefined): void {
  if (warnings.length === 0 || reason !== undefined) return;
  const fields = Object.groupBy(warnings, ({ medication }) => `medications.${medication}.drug`);
  throw new AppError("confirmation_needed", say("refusals.prescription.unconfirmed"), {
    fields: Object.fromEntries(Object.entries(fields).map(([field, all]) => [field, all!.map(({ reason: why, ingredient }) => say(warningWords[why], { ingredient }))])),
    extra: { warnings },
  });
}
